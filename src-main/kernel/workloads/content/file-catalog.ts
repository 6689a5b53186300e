// src-main/kernel/workloads/content/file-catalog.ts
//
// The files of the emulated PC's system volume C:, as a flat list of directories and files with sizes. Images come from
// the module tables; the rest is written here or made in numbers from a stream of the machine's Prng.

import { KERNEL_MODULES } from './kernel-modules.ts';
import { USER_MODULES } from './user-modules.ts';
import type { Prng } from '../../../../src-shared/base/prng.ts';

export interface FileSeed {
  readonly path: string;
  readonly sizeBytes: number;
  readonly directory: boolean;
  /** Attribute letters beyond the usual, as Process Monitor glues them (`HS`). */
  readonly attributes: string;
}

export interface FileCatalog {
  readonly entries: readonly FileSeed[];
  /** Folders that a person opens, and what lies in them. */
  readonly folders: readonly { readonly path: string; readonly files: readonly string[] }[];
  readonly cacheFiles: readonly string[];
  readonly documents: readonly string[];
}

/** Executables: path, size KiB. */
export const EXECUTABLES: Readonly<Record<string, number>> = {
  'C:\\Windows\\explorer.exe': 2856, 'C:\\Windows\\System32\\smss.exe': 64, 'C:\\Windows\\System32\\csrss.exe': 12, 'C:\\Windows\\System32\\wininit.exe': 96, 'C:\\Windows\\System32\\winlogon.exe': 308,
  'C:\\Windows\\System32\\services.exe': 280, 'C:\\Windows\\System32\\lsass.exe': 16, 'C:\\Windows\\System32\\lsm.exe': 212, 'C:\\Windows\\System32\\svchost.exe': 28, 'C:\\Windows\\System32\\spoolsv.exe': 124,
  'C:\\Windows\\System32\\audiodg.exe': 88, 'C:\\Windows\\System32\\SLsvc.exe': 2624, 'C:\\Windows\\System32\\SearchIndexer.exe': 436, 'C:\\Windows\\System32\\SearchProtocolHost.exe': 184, 'C:\\Windows\\System32\\SearchFilterHost.exe': 88,
  'C:\\Windows\\System32\\taskeng.exe': 168, 'C:\\Windows\\System32\\dwm.exe': 88, 'C:\\Windows\\System32\\dllhost.exe': 12, 'C:\\Windows\\System32\\notepad.exe': 148, 'C:\\Windows\\System32\\cmd.exe': 312, 'C:\\Windows\\System32\\net.exe': 44,
  'C:\\Windows\\System32\\ipconfig.exe': 28, 'C:\\Windows\\System32\\userinit.exe': 24, 'C:\\Windows\\System32\\msdtc.exe': 108, 'C:\\Windows\\System32\\calc.exe': 172, 'C:\\Windows\\System32\\mspaint.exe': 484, 'C:\\Windows\\System32\\consent.exe': 84,
  'C:\\Windows\\System32\\ctfmon.exe': 16, 'C:\\Windows\\System32\\dns.exe': 504, 'C:\\Windows\\System32\\inetsrv\\w3wp.exe': 20, 'C:\\Windows\\System32\\rdpclip.exe': 172, 'C:\\Windows\\System32\\vmms.exe': 2840, 'C:\\Windows\\System32\\wuauclt.exe': 52, 'C:\\Windows\\System32\\alg.exe': 60,
  'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe': 244, 'C:\\Windows\\System32\\wbem\\unsecapp.exe': 36,
  'C:\\Program Files\\Northwind Office\\Office12\\nwwriter.exe': 1340, 'C:\\Program Files\\Fabrikam\\Navigator\\navigator.exe': 292, 'C:\\Program Files\\Windows Mail\\WinMail.exe': 388, 'C:\\Program Files\\Windows Media Player\\wmplayer.exe': 164,
  'C:\\Program Files\\Windows Media Player\\wmpnscfg.exe': 200, 'C:\\Program Files\\Contoso Antivirus\\ctguard.exe': 1180, 'C:\\Program Files\\Contoso Antivirus\\cttray.exe': 420, 'C:\\Program Files\\Windows Defender\\MSASCui.exe': 984,
  'C:\\Program Files\\Windows Sidebar\\sidebar.exe': 1204, 'C:\\Program Files\\Adventure Works\\SyncTray\\synctray.exe': 640, 'C:\\Program Files\\Adventure Works\\Update\\awupdate.exe': 132,
  'C:\\Program Files\\Contoso Database\\sqlservr.exe': 28900, 'C:\\Program Files\\Contoso Exchange\\store.exe': 5240,
};

const NAMES = 'agenda analysis appendix archive aurora autumn balcony beach bicycle birthday bridge budget candle catalog chapter checklist city coast concert contract dinner draft family ferry figures forest forms garden guide harbor holiday house index interview invoice island journey kitchen lake letter library lighthouse list loan manual map market meeting menu minutes morning mountain museum notes offer orchard order outline paper park party photo piano plan poem portrait postcard price program project quote rain receipt recipe report review river road roof rules school script season sheet shore sketch snow song spring station statement story street studio summary summer sunset survey table tax template terrace timetable train travel tree trip upgrade vacation valley village visit voyage walk wedding weekend winter'.split(' ');

const FOLDERS: readonly (readonly [path: string, count: number, extensions: readonly string[]])[] = [
  ['C:\\Users\\Mara\\Desktop', 14, ['.lnk', '.txt', '.doc', '.url']],
  ['C:\\Users\\Mara\\Documents', 46, ['.doc', '.txt', '.xls', '.pdf', '.docx', '.rtf', '.zip']],
  ['C:\\Users\\Mara\\Documents\\Projects', 24, ['.doc', '.xls', '.ppt', '.txt', '.csv']],
  ['C:\\Users\\Mara\\Pictures', 58, ['.jpg', '.png', '.bmp']],
  ['C:\\Users\\Mara\\Music', 40, ['.mp3', '.wma', '.wpl']],
  ['C:\\Users\\Mara\\Downloads', 22, ['.exe', '.zip', '.pdf', '.msi', '.jpg']],
  ['C:\\Users\\Mara\\Favorites', 18, ['.url']],
  ['C:\\Users\\Mara\\AppData\\Roaming\\Microsoft\\Windows\\Recent', 44, ['.lnk']],
  ['C:\\Users\\Mara\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs', 20, ['.lnk']],
  ['C:\\Users\\Mara\\AppData\\Roaming\\Microsoft\\Windows\\SendTo', 6, ['.lnk', '.library-ms']],
  ['C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs', 34, ['.lnk']],
  ['C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Accessories', 16, ['.lnk']],
  ['C:\\Users\\Public\\Desktop', 5, ['.lnk']],
  ['C:\\Users\\Public\\Pictures\\Sample Pictures', 12, ['.jpg']],
  ['C:\\Users\\Mara\\Contacts', 7, ['.contact']],
  ['D:\\Data', 30, ['.csv', '.txt', '.dat', '.xls']],
];

const DIRECTORIES = String.raw`C:\Windows C:\Windows\System32 C:\Windows\System32\drivers C:\Windows\System32\config C:\Windows\System32\en-US C:\Windows\System32\spool\PRINTERS C:\Windows\System32\wbem\Repository C:\Windows\System32\LogFiles C:\Windows\System32\winevt\Logs C:\Windows\System32\Tasks C:\Windows\Prefetch C:\Windows\Temp C:\Windows\Fonts C:\Windows\winsxs\Manifests C:\Windows\SoftwareDistribution\DataStore\Logs C:\Windows\Globalization\Sorting C:\Windows\Registration C:\Windows\ServiceProfiles\LocalService C:\Windows\ServiceProfiles\NetworkService C:\Users\Mara\AppData\Local\Temp C:\Users\Mara\AppData\LocalLow C:\Users\Default C:\ProgramData\Microsoft\Search\Data\Applications\Windows\Projects\SystemIndex C:\ProgramData\Contoso\Logs C:\$Recycle.Bin C:\Windows\System32\catroot2`.split(' ');

/** Single files: path, size in bytes, extra attribute letters. */
const FILES = String.raw`
C:\pagefile.sys 1395864371 HS
C:\bootmgr 333203 RHS
C:\Windows\win.ini 144
C:\Windows\system.ini 219
C:\Windows\WindowsShell.Manifest 749 RH
C:\Windows\bootstat.dat 67584 S
C:\Windows\WindowsUpdate.log 1402881
C:\Windows\Registration\R00000000000b.clb 20640
C:\Windows\Fonts\segoeui.ttf 516560
C:\Windows\Fonts\tahoma.ttf 689412
C:\Windows\Fonts\arial.ttf 750596
C:\Windows\Fonts\micross.ttf 641956
C:\Windows\Fonts\StaticCache.dat 9633792
C:\Windows\Globalization\Sorting\sortdefault.nls 3293396
C:\Windows\System32\locale.nls 408072
C:\Windows\System32\C_1252.NLS 66082
C:\Windows\System32\en-US\shell32.dll.mui 365056
C:\Windows\System32\en-US\user32.dll.mui 15872
C:\Windows\System32\en-US\kernel32.dll.mui 425472
C:\Windows\System32\en-US\notepad.exe.mui 9216
C:\Windows\System32\en-US\cmd.exe.mui 31744
C:\Windows\System32\en-US\browseui.dll.mui 53760
C:\Windows\System32\en-US\explorerframe.dll.mui 39936
C:\Windows\System32\en-US\propsys.dll.mui 68608
C:\Windows\System32\en-US\comctl32.dll.mui 5632
C:\Windows\System32\en-US\setupapi.dll.mui 34304
C:\Windows\System32\en-US\wininet.dll.mui 33280
C:\Windows\System32\en-US\ieframe.dll.mui 892928
C:\Windows\System32\stdole2.tlb 16896
C:\Windows\System32\imageres.dll.mui 4096
C:\Windows\System32\spool\drivers\color\sRGB Color Space Profile.icm 3144
C:\Windows\System32\drivers\etc\hosts 761
C:\Windows\System32\config\SOFTWARE 41156608
C:\Windows\System32\config\SYSTEM 12845056
C:\Windows\System32\config\SAM 262144
C:\Windows\System32\config\SECURITY 262144
C:\Windows\System32\config\DEFAULT 262144
C:\Windows\System32\wbem\Repository\OBJECTS.DATA 14336000
C:\Windows\System32\wbem\Repository\INDEX.BTR 3710976
C:\Windows\System32\wbem\Repository\MAPPING1.MAP 68032
C:\Windows\System32\winevt\Logs\System.evtx 2166784
C:\Windows\System32\winevt\Logs\Application.evtx 1118208
C:\Windows\System32\winevt\Logs\Security.evtx 20975616
C:\Windows\System32\winevt\Logs\Microsoft-Windows-TaskScheduler%4Operational.evtx 1052672
C:\Windows\System32\winevt\Logs\Microsoft-Windows-GroupPolicy%4Operational.evtx 69632
C:\Windows\System32\catroot2\edb.log 65536
C:\Windows\SoftwareDistribution\DataStore\DataStore.edb 35725312
C:\Windows\SoftwareDistribution\DataStore\Logs\edb.log 131072
C:\Windows\resources\themes\Aero\Aero.msstyles 5242880
C:\Users\desktop.ini 174 HS
C:\Users\Mara\NTUSER.DAT 1310720 H
C:\Users\Mara\AppData\Local\Microsoft\Windows\UsrClass.dat 1048576 H
C:\Users\Mara\AppData\Local\Microsoft\Windows\Explorer\thumbcache_96.db 2097152
C:\Users\Mara\AppData\Local\Microsoft\Windows\Explorer\thumbcache_idx.db 4888
C:\Users\Mara\AppData\Local\Microsoft\Windows\Temporary Internet Files\Content.IE5\index.dat 1720320
C:\Users\Mara\AppData\Roaming\Microsoft\Windows\Cookies\index.dat 65536
C:\Users\Mara\AppData\Local\Microsoft\Windows\History\History.IE5\index.dat 344064
C:\Users\Mara\AppData\Local\Microsoft\Windows Mail\WindowsMail.MSMessageStore 2113536
C:\Users\Mara\AppData\Local\Microsoft\Windows Mail\edb.log 2097152
C:\Users\Mara\AppData\Local\Microsoft\Windows Mail\WindowsMail.pat 16384
C:\Users\Mara\AppData\Roaming\Fabrikam\Navigator\places.sqlite 4194304
C:\Users\Mara\AppData\Roaming\Fabrikam\Navigator\cookies.sqlite 524288
C:\Users\Mara\AppData\Roaming\Fabrikam\Navigator\prefs.js 7318
C:\Users\Mara\AppData\Local\Fabrikam\Navigator\Cache\_CACHE_MAP_ 8192
C:\Users\Mara\AppData\Local\Fabrikam\Navigator\Cache\_CACHE_001_ 1048576
C:\Users\Mara\AppData\Local\Fabrikam\Navigator\Cache\_CACHE_002_ 2097152
C:\Users\Mara\AppData\Local\Fabrikam\Navigator\Cache\_CACHE_003_ 4194304
C:\Users\Mara\AppData\Roaming\Northwind\Office\Templates\Normal.dot 84480
C:\Users\Mara\AppData\Roaming\Northwind\Office\Writer12.pip 1724
C:\Users\Mara\AppData\Local\Microsoft\Media Player\CurrentDatabase_360.wmdb 1220608
C:\Users\Mara\AppData\Local\IconCache.db 921600 H
C:\ProgramData\Microsoft\Search\Data\Applications\Windows\Windows.edb 75563008
C:\ProgramData\Microsoft\Search\Data\Applications\Windows\MSS.log 1048576
C:\ProgramData\Microsoft\Search\Data\Applications\Windows\Projects\SystemIndex\SystemIndex.13.gthr 122880
C:\ProgramData\Contoso\Logs\guard.log 480122
C:\ProgramData\Contoso\signatures.db 21474836
C:\ProgramData\Contoso\cache.db 4194304
C:\ProgramData\Adventure Works\SyncTray\state.db 327680
C:\ProgramData\Adventure Works\SyncTray\sync.log 88121
C:\Program Files\Windows Media Player\wmplayer.exe.manifest 1120
C:\Program Files\Northwind Office\Office12\1033\nwintl.dll 733184
C:\Program Files\Fabrikam\Navigator\navigator.jar 2517120
C:\Program Files\Fabrikam\Navigator\application.ini 1841
`;

export function buildFileCatalog(prng: Prng, users: readonly string[]): FileCatalog {
  const entries = new Map<string, FileSeed>();
  const folders: { path: string; files: string[] }[] = [];
  const addDirectory = (path: string): void => {
    const parts = path.split('\\');
    for (let i = 2; i <= parts.length; i++) {
      const at = parts.slice(0, i).join('\\');
      if (!entries.has(at.toLowerCase())) entries.set(at.toLowerCase(), { path: at, sizeBytes: 0, directory: true, attributes: '' });
    }
  };
  const addFile = (path: string, sizeBytes: number, attributes = ''): void => {
    addDirectory(path.slice(0, path.lastIndexOf('\\')));
    entries.set(path.toLowerCase(), { path, sizeBytes, directory: false, attributes });
  };
  for (const directory of DIRECTORIES) addDirectory(directory);
  for (const module of [...KERNEL_MODULES, ...USER_MODULES]) addFile(module.path, module.sizeBytes);
  for (const [path, kib] of Object.entries(EXECUTABLES)) addFile(path, kib * 1024);
  for (const line of FILES.trim().split('\n')) {
    const match = /^(.*) (\d+)(?: ([A-Z]+))?$/.exec(line);
    if (match !== null) addFile(match[1] as string, Number(match[2]), match[3] ?? '');
  }
  for (const [path, count, extensions] of FOLDERS) {
    addDirectory(path);
    addFile(`${path}\\desktop.ini`, 282 + prng.below(400), 'HS');
    const files: string[] = [];
    for (let i = 0; i < count; i++) {
      const file = `${path}\\${prng.pick(NAMES)} ${prng.pick(NAMES)}${prng.chance(1, 3) ? ` ${1 + prng.below(40)}` : ''}${extensions[i % extensions.length] as string}`;
      addFile(file, fileSize(prng, file));
      files.push(file);
    }
    folders.push({ path, files });
  }
  const cacheFiles = Array.from({ length: 160 }, (_, i) => `C:\\Users\\Mara\\AppData\\Local\\Fabrikam\\Navigator\\Cache\\${prng.uint32().toString(16).toUpperCase().padStart(8, '0')}d${String(i % 100).padStart(2, '0')}`);
  for (const file of cacheFiles) addFile(file, 4_096 + prng.below(180_000));
  for (const name of ['NOTEPAD.EXE', 'EXPLORER.EXE', 'DLLHOST.EXE', 'NAVIGATOR.EXE', 'NWWRITER.EXE', 'SEARCHINDEXER.EXE', 'WMPLAYER.EXE', 'WINMAIL.EXE']) {
    addFile(`C:\\Windows\\Prefetch\\${name}-${prng.uint32().toString(16).toUpperCase().padStart(8, '0')}.pf`, 18_000 + prng.below(90_000));
  }
  for (const user of users.filter((name) => name !== 'Mara')) {
    for (const folder of ['Desktop', 'Documents', 'AppData\\Local\\Temp', 'AppData\\Roaming\\Microsoft\\Windows\\Recent', 'AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs']) addDirectory(`C:\\Users\\${user}\\${folder}`);
    addFile(`C:\\Users\\${user}\\NTUSER.DAT`, 786_432, 'H');
  }
  return { entries: [...entries.values()], folders, cacheFiles, documents: folders.filter((folder) => folder.path.includes('Documents')).flatMap((folder) => folder.files) };
}

function fileSize(prng: Prng, file: string): number {
  if (file.endsWith('.lnk') || file.endsWith('.url')) return 400 + prng.below(1_600);
  if (/\.(jpg|mp3|wma|exe|msi|zip)$/.test(file)) return 400_000 + prng.below(4_600_000);
  return 1_000 + prng.below(160_000);
}
