// src-main/kernel/workloads/programs/applications.ts
//
// What a person's programs do while they run: the browser and its cache, the word processor, mail, the media player, the
// virus scanner that looks at what others open, and a sync tool that asks its server.

import { controlCode } from '../../../../src-shared/nt/control-codes.ts';
import { RegistryAccess } from '../../../../src-shared/nt/registry-access.ts';
import { RegistryType } from '../../../../src-shared/nt/registry-types.ts';
import { CYCLES_PER_MS } from '../../core/time.ts';
import { mix } from '../call-sites.ts';
import { OpenFor } from '../open-requests.ts';
import { FileInformation, VolumeInformation, policy, readValues } from '../phrases.ts';
import { Kept } from '../script.ts';
import * as shell from './shell-items.ts';
import type { Library } from '../library.ts';
import type { Script } from '../script.ts';

const { QUERY_VALUE, READ, READ_WRITE } = RegistryAccess;
const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const HOSTS = ['www.fabrikam.example', 'img.fabrikam.example', 'news.northwind.example', 'cdn.contoso.example', 'search.fabrikam.example', 'maps.northwind.example'];

// ---- Browser ----

/** A page is wanted: cache index and entries, settings, a request to the server. */
export function browsePage(library: Library, variant: number): Script[] {
  const page = variant % 12;
  return [
    library.script(`browser/settings/${page}`, 'navigator:6-14 urlmon:1-3 wininet:1-4', (b) => {
      const zones = ['1', '3', '4', '0'];
      readValues(b, `HKCU\\${INTERNET}`, ['ProxyEnable', 'MigrateProxy', 'ProxyServer', 'ProxyOverride', 'AutoConfigURL'].slice(page % 3), QUERY_VALUE);
      policy(b, 'Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', ['Security_HKLM_only', 'ProxySettingsPerUser', 'EnableAutoProxyResultCache'][page % 3] as string);
      readValues(b, `HKCU\\${INTERNET}\\Zones\\${zones[page % 4] as string}`, ['1A10', '1601', 'Flags', '1400'].slice(page % 2), QUERY_VALUE);
      readValues(b, `HKCU\\${INTERNET}\\ZoneMap\\Domains\\${(HOSTS[page % 6] as string).split('.')[1] as string}.example`, ['http'], QUERY_VALUE);
    }),
    // May it update itself? Not with a filtered token.
    ...(page === 7 ? [library.script('browser/update', 'navigator:5-8 navnspr:1-2', (b) => {
      b.queryAttributes('C:\\Program Files\\Fabrikam\\Navigator\\navigator.exe');
      b.close(b.createFile('C:\\Program Files\\Fabrikam\\Navigator\\update.test', OpenFor.probe));
    })] : []),
    ...cacheIndex(library, variant),
    library.script(`browser/fetch/${page}`, 'navigator:4-9 navnspr:2-3 mswsock:0-1 ws2_32', (b) => {
      const socket = b.socket('tcp');
      b.connect(socket, HOSTS[page % 6] as string, page % 3 === 0 ? 443 : 80, 12 * CYCLES_PER_MS);
      b.send(socket, 380 + (page * 37) % 400, 1_460 * (1 + (page % 4)));
      b.receive(socket, 16_384);
      b.send(socket, 410 + (page * 53) % 300, 580 + 97 * page);
      b.receive(socket, 16_384);
      b.disconnect(socket);
      b.close(socket);
    }),
    ...cacheEntry(library, variant),
  ];
}

/** Block records of 36 bytes in the index files of the cache, in runs. */
export function cacheIndex(library: Library, variant: number): Script[] {
  const place = variant % 16;
  return [library.script(`browser/index/${place}`, 'navigator:9-17', (b) => {
    const base = 'C:\\Users\\Mara\\AppData\\Local\\Fabrikam\\Navigator\\Cache';
    b.createKept(Kept.Own, `${base}\\_CACHE_00${1 + (place % 3)}_`, OpenFor.readWrite);
    b.createKept(Kept.Own + 1, `${base}\\_CACHE_MAP_`, OpenFor.readWrite);
    b.readFile(Kept.Own + 1, 276 + place * 16, 36, 4, 160);
    b.within('navigator:2-6 navnspr', place, () => {
      for (let i = 0; i < 6; i++) {
        b.readFile(Kept.Own, 4_096 + (mix(place, i) % 900) * 256, 36, 2 + (mix(place, i, 3) % 4), 700);
        b.writeFile(Kept.Own, 4_096 + (mix(place, i) % 900) * 256, 36, 4 + (mix(place, i, 4) % 6), 1_100);
      }
    });
    b.writeFile(Kept.Own + 1, 276 + place * 16, 36, 3, 160);
    b.close(Kept.Own);
    b.close(Kept.Own + 1);
  })];
}

function cacheEntry(library: Library, variant: number): Script[] {
  const { cacheFiles } = library.files;
  const index = library.popular(cacheFiles.length, variant, 5);
  return [library.script(`browser/entry/${index}`, 'navigator:7-15 navnss:1-3', (b) => {
    const file = b.createFile(cacheFiles[index] as string, OpenFor.readDelete);
    b.queryFile(file, FileInformation.Standard);
    b.readFile(file, 0, 8_192, 1 + (index % 4));
    b.close(file);
    const fresh = b.createFile(`C:\\Users\\Mara\\AppData\\Local\\Fabrikam\\Navigator\\Cache\\f_${(index * 4_099).toString(16).padStart(6, '0')}`, index % 3 === 0 ? OpenFor.create : OpenFor.openOrCreate);
    b.writeFile(fresh, 0, 4_096, 1 + (index % 3));
    b.close(fresh);
  })];
}

/** Datagrams to a server that sends more than it gets. */
export function stream(library: Library, variant: number): Script {
  return library.script(`browser/stream/${variant % 4}`, 'navigator:5-8 navnspr:1-2 mswsock:1 ws2_32', (b) => {
    const socket = b.socket('udp');
    for (let i = 0; i < 3; i++) {
      b.sendDatagram(socket, 'stream.fabrikam.example', 443, 33, 1_350 * (1 + (variant % 3)));
      b.receive(socket, 65_536);
    }
    b.close(socket);
  });
}

/** History and cookies in the browser's small database: locks, reads, a journal. */
export function browserDatabase(library: Library, variant: number): Script {
  return library.script(`browser/db/${variant % 5}`, 'navigator:3-5 navsqlite:4-9', (b) => {
    const path = `C:\\Users\\Mara\\AppData\\Roaming\\Fabrikam\\Navigator\\${variant % 2 === 0 ? 'places' : 'cookies'}.sqlite`;
    const file = b.createFile(path, OpenFor.readWrite);
    b.lockFile(file, 1_073_741_824, 1, false);
    b.lockFile(file, 1_073_741_826, 510, false);
    b.unlockFile(file, 1_073_741_824, 1);
    b.queryAttributes(`${path}-journal`);
    b.readFile(file, 24, 16);
    b.readFile(file, 4_096 * (1 + (variant % 5) * 9), 4_096, 3, 30);
    b.unlockFile(file, 1_073_741_826, 510);
    b.close(file);
  });
}

// ---- Office, mail, media, sync ----

export function writeDocument(library: Library, variant: number): Script[] {
  const { documents } = library.files;
  const index = library.popular(documents.length, variant);
  return [
    library.script(`office/options/${variant % 5}`, 'nwword:6-14 nwcore:3-9', (b) => {
      readValues(b, 'HKCU\\Software\\Northwind\\Office\\12.0\\Writer\\Options', ['AutosaveInterval', 'BkgrndPag', 'LiveWordCount', 'NoTrackSpelling', 'ZoomApp', 'VisiForceField', 'LiveDrag'].slice(variant % 5), READ);
      // Settings for all users, where one may change them; else they are only read.
      if (variant % 5 === 2) b.close(b.openKey('HKLM\\SOFTWARE\\Northwind\\Office\\12.0\\Common', READ_WRITE));
      policy(b, 'Policies\\Northwind\\Office\\12.0\\Common', ['QMEnable', 'UpdateReliabilityData', 'LinkedIn'][variant % 3] as string);
      readValues(b, 'HKCU\\Software\\Northwind\\Office\\12.0\\Common\\General', ['FirstRun', 'Templates', 'SharedTemplates'], READ);
    }),
    library.script(`office/save/${index}`, 'nwword:9-15 nwcore:4-8 ole32:2-4', (b) => {
      const document = documents[index] as string;
      const slash = document.lastIndexOf('\\');
      const temporary = `${document.slice(0, slash)}\\~WRL${String(index).padStart(4, '0')}.tmp`;
      b.queryAttributes(document);
      const from = b.createFile(document, OpenFor.readAll);
      b.readFile(from, 0, 512);
      b.readFile(from, 512, 4_096, 3);
      const to = b.createFile(temporary, OpenFor.openOrCreate);
      b.writeFile(to, 0, 512, 6);
      b.writeFile(to, 3_072, 4_096, 3);
      b.setFile(to, FileInformation.EndOfFile, 15_360);
      b.close(to);
      b.close(from);
      const gone = b.createFile(temporary, OpenFor.delete);
      b.setFile(gone, FileInformation.Disposition, 1);
      b.close(gone);
    }),
  ];
}

export function readMail(library: Library, variant: number): Script[] {
  const folder = variant % 4;
  return [library.script(`mail/${folder}`, 'winmail:2-4 msoe:6-12 esent:3-6', (b) => {
    const store = b.createFile('C:\\Users\\Mara\\AppData\\Local\\Microsoft\\Windows Mail\\WindowsMail.MSMessageStore', OpenFor.readWrite);
    b.readFile(store, 8_192 * (5 + folder * 11), 8_192, 3, 40);
    b.writeFile(store, 8_192 * (5 + folder * 11), 8_192);
    b.close(store);
    const log = b.createFile('C:\\Users\\Mara\\AppData\\Local\\Microsoft\\Windows Mail\\edb.log', OpenFor.readWriteThrough);
    b.writeFile(log, 4_096 * folder, 512, 3);
    b.close(log);
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows Mail', ['Store Root', 'Poll For Mail', 'Compact Check Count', 'StoreMigratedV5'].slice(folder % 3), READ);
  }), library.script(`mail/fetch/${folder}`, 'winmail:2-3 inetcomm:3-6 mswsock:1 ws2_32', (b) => {
    const socket = b.socket('tcp');
    b.connect(socket, 'mail.northwind.example', 110, 20 * CYCLES_PER_MS);
    b.send(socket, 14, 60);
    b.receive(socket, 1_024);
    b.send(socket, 6, 580);
    b.receive(socket, 1_024);
    b.disconnect(socket);
    b.close(socket);
  })];
}

export function playMusic(library: Library, variant: number): Script {
  const music = library.files.folders.find((folder) => folder.path.endsWith('Music'));
  const song = music?.files[variant % 6] ?? 'C:\\Users\\Mara\\Music\\song.mp3';
  return library.script(`media/${song}/${variant % 9}`, 'wmp:3-6 wmvcore:3-6 mf:1-2', (b) => {
    const file = b.createFile(song, OpenFor.readAll);
    b.readFile(file, 65_536 * (variant % 9), 16_384, 2, 20);
    b.close(file);
    if (variant % 3 === 0) readValues(b, 'HKCU\\Software\\Microsoft\\MediaPlayer\\Preferences', ['Volume', 'Mute', 'ModeShuffle', 'ModeLoop', 'LastContainerMode'], READ);
  });
}

export function synchronise(library: Library, variant: number): Script[] {
  return [library.script(`sync/${variant % 4}`, 'synctray:2-4 synccore:5-10', (b) => {
    const state = b.createFile('C:\\ProgramData\\Adventure Works\\SyncTray\\state.db', OpenFor.readWrite);
    b.lockFile(state, 0, 1, true);
    b.readFile(state, 4_096 * (variant % 4), 1_024, 4);
    b.unlockFile(state, 0, 1);
    b.close(state);
    const log = b.createFile('C:\\ProgramData\\Adventure Works\\SyncTray\\sync.log', OpenFor.append);
    b.writeFile(log, -2, 84 + (variant % 4) * 7, 2);
    b.close(log);
    // A path from before Windows Vista, which leads there through links.
    if (variant % 4 === 3) b.queryAttributes('C:\\Documents and Settings\\All Users\\Application Data\\Adventure Works\\SyncTray\\state.db');
    if (variant % 4 === 1) b.close(b.createKey('HKLM\\SOFTWARE\\Adventure Works\\SyncTray', READ_WRITE));
    const key = b.createKey('HKCU\\Software\\Adventure Works\\SyncTray', READ_WRITE);
    b.queryValue(key, 'Account');
    b.setValue(key, 'Pending', RegistryType.DWORD, variant % 4);
    b.close(key);
  }), library.script(`sync/ask/${variant % 4}`, 'synctray:2 syncnet:3-5 winhttp:2-4 ws2_32', (b) => {
    const socket = b.socket('tcp');
    b.connect(socket, 'sync.adventure-works.example', 443, 30 * CYCLES_PER_MS);
    b.send(socket, 64 + (variant % 4), 118);
    b.receive(socket, 4_096);
    b.disconnect(socket);
    b.close(socket);
  })];
}

// ---- Virus scanner ----

/** Looks at a file that somebody has opened: volume, all facts, links, contents. */
export function scanFile(library: Library, path: string): Script {
  return library.script(`scan/${path}`, 'ctguard:3-6 ctscan:5-12 ctunpack:0-2', (b) => {
    const file = b.createFile(path, OpenFor.indexerAttributes);
    b.queryVolume(file, VolumeInformation.Volume);
    b.queryFile(file, FileInformation.All);
    b.queryVolume(file, VolumeInformation.Volume);
    b.queryFile(file, FileInformation.All);
    b.fsControl(file, controlCode('FSCTL_GET_REPARSE_POINT'));
    b.close(file);
  });
}

/** Its cache of verdicts, its log, its settings. */
export function scannerBooks(library: Library, variant: number): Script {
  return library.script(`scanner/${variant % 6}`, 'ctguard:2-5 ctlog:0-2 ctscan:2-6', (b) => {
    const cache = b.createFile('C:\\ProgramData\\Contoso\\cache.db', OpenFor.readWrite);
    b.lockFile(cache, 120, 1, true);
    b.readFile(cache, 512 * (variant % 6) * 31, 512, 2, 200);
    b.writeFile(cache, 512 * (variant % 6) * 31, 512, 1, 200);
    b.unlockFile(cache, 120, 1);
    b.close(cache);
    readValues(b, 'HKLM\\SOFTWARE\\Contoso\\Antivirus', ['Realtime', 'ScanLevel', 'LogLevel', 'Exclusions', 'Trace'].slice(variant % 3), READ);
    if (variant % 3 === 0) {
      const log = b.createFile('C:\\ProgramData\\Contoso\\Logs\\guard.log', OpenFor.append);
      b.writeFile(log, -2, 128);
      b.close(log);
    }
  });
}

/** A side bar gadget or tray icon: asks the shell for a type now and then. */
export function trayTool(library: Library, name: string, code: string, variant: number): Script {
  const { fileTypes } = library.registry;
  const index = library.popular(fileTypes.length, variant, 3);
  return library.script(`tray/${name}/${index}`, `${code}:4-9 user32:2`, (b) => {
    shell.fileType(b, fileTypes[index] as (typeof fileTypes)[number], index);
    shell.viewSettings(b, index);
  });
}
