// src-main/kernel/workloads/programs/services.ts
//
// What services do when something has happened: each reads its own parameters, policies and databases. They live in HKLM, and
// most of what they open they find.

import { controlCode } from '../../../../src-shared/nt/control-codes.ts';
import { RegistryAccess } from '../../../../src-shared/nt/registry-access.ts';
import { RegistryType } from '../../../../src-shared/nt/registry-types.ts';
import { SecurityInformation } from '../../../../src-shared/nt/security-information.ts';
import { keyOf, mix } from '../call-sites.ts';
import { OpenFor } from '../open-requests.ts';
import { FileInformation, VolumeInformation, enumerateKey, enumerateValues, probeKey, readValues } from '../phrases.ts';
import { Kept } from '../script.ts';
import type { Library } from '../library.ts';
import type { Script } from '../script.ts';
import type { ScriptBuilder } from '../script-builder.ts';
import type { ServiceSeed } from '../content/registry-catalog.ts';

const { QUERY_VALUE, READ, READ_WRITE } = RegistryAccess;
/** One read of a background service. */
const PIECE = 16_384;
const SERVICES = 'HKLM\\System\\CurrentControlSet\\Services';

/** Module whose code a service's stack shows, where it is not its own DLL's. */
const CODE_OF: Readonly<Record<string, string>> = {
  umpnpmgr: 'umpnpmgr', rpcss: 'rpcss', gpsvc: 'gpsvc', schedsvc: 'schedsvc', wuaueng: 'wuaueng', qmgr: 'qmgr', srvsvc: 'srvsvc', wkssvc: 'wkssvc', dnsrslvr: 'dnsrslvr', nlasvc: 'nlasvc', dhcpcsvc: 'dhcpcsvc', wevtsvc: 'wevtsvc',
  audiosrv: 'audiosrv', sysmain: 'sysmain', wscsvc: 'wscsvc', w32time: 'w32time', netprofm: 'netprofm', cryptsvc: 'cryptsvc', bfe: 'bfe', mpssvc: 'mpssvc', dps: 'dps', pcasvc: 'pcasvc', trkwks: 'trkwks', uxsms: 'uxsms', mpsvc: 'mpsvc', es: 'es',
};

export function codeOfService(service: ServiceSeed): string {
  return CODE_OF[service.module] ?? 'es';
}

/** A service in a shared process: reads what it is configured with. */
export function serviceWork(library: Library, service: ServiceSeed, variant: number): Script {
  const code = codeOfService(service);
  const way = variant % 2 === 0 ? `svchost:1 ${code}:3-9` : `ntdll:1 rpcrt4:6-10 ${code}:3-8`;
  return library.script(`service/${service.name}/${variant}`, way, (b) => {
    const base = `${SERVICES}\\${service.name}`;
    switch (mix(keyOf(service.name), variant) % 4) {
      case 0:
        readValues(b, `${base}\\Parameters`, ['ServiceDll', 'Debug', 'LogLevel', 'TraceFlags', 'MaxClients', 'Timeout'].slice(variant % 3), READ);
        probeKey(b, `${base}\\Parameters\\Override`);
        break;
      case 1:
        readValues(b, base, ['ImagePath', 'Type', 'Start', 'ObjectName', 'Environment'].slice(variant % 2), READ);
        readValues(b, `${base}\\Parameters`, ['ServiceDll', 'ServiceMain', 'ServiceDllUnloadOnStop'], READ);
        break;
      case 2: {
        const key = b.openKey(`${base}\\Parameters`, READ);
        b.queryKey(key);
        b.within(`${code}:1-2 advapi32`, variant, () => { b.queryValue(key, 'LastRun'); b.queryValue(key, 'Interval'); b.queryValue(key, 'Interval'); });
        b.enumerateValues(key);
        b.close(key);
        break;
      }
      default:
        readValues(b, `HKLM\\Software\\Policies\\Microsoft\\Windows\\${service.name}`, ['Enabled'], READ);
        probeKey(b, `${base}\\Security`);
        readValues(b, `${base}\\Parameters`, ['LogLevel', 'TraceLevel'], QUERY_VALUE);
        readValues(b, 'HKLM\\System\\Setup', ['SystemSetupInProgress', 'OOBEInProgress'], QUERY_VALUE);
    }
  });
}

/** The task scheduler looks at a task. */
export function scheduler(library: Library, variant: number): Script {
  return library.script(`scheduler/${variant % 6}`, 'svchost:1 schedsvc:4-9 taskcomp:1-3', (b) => {
    const task = `C:\\Windows\\System32\\Tasks\\Maintenance ${variant % 6}`;
    b.queryAttributes(task);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration', ['TimeZone'], READ);
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\TimeZoneInformation', ['Bias', 'ActiveTimeBias', 'StandardName'], QUERY_VALUE);
    b.within('schedsvc:2-4', variant % 6, () => {
      const log = b.createFile('C:\\Windows\\System32\\winevt\\Logs\\Microsoft-Windows-TaskScheduler%4Operational.evtx', OpenFor.readWrite);
      b.queryFile(log, FileInformation.Standard);
      b.writeFile(log, 4_096 * (variant % 6), 512, 3, 100);
      b.close(log);
    });
  });
}

/** The event log writes what it was told into its file. */
export function eventLog(library: Library, variant: number): Script {
  return library.script(`eventlog/${variant % 5}`, 'ntdll:1 rpcrt4:5-9 wevtsvc:3-7', (b) => {
    const name = ['System', 'Application', 'Security', 'Microsoft-Windows-GroupPolicy%4Operational', 'System'][variant % 5] as string;
    const file = b.createFile(`C:\\Windows\\System32\\winevt\\Logs\\${name}.evtx`, OpenFor.readWrite);
    b.readFile(file, 0, 128);
    b.writeFile(file, 69_632 + (variant % 5) * 65_536, 512, 2, 120);
    b.writeFile(file, 0, 128);
    b.close(file);
    readValues(b, `${SERVICES}\\EventLog\\${variant % 2 === 0 ? 'System' : 'Application'}`, ['MaxSize', 'Retention', 'AutoBackupLogFiles'], READ);
  });
}

/** Local security authority: who is that, what groups, which package. */
export function lsass(library: Library, variant: number): Script {
  return library.script(`lsass/${variant % 14}`, variant % 2 === 0 ? 'ntdll:1 rpcrt4:7-12 samsrv:3-7' : 'ntdll:1 rpcrt4:6-9 lsasrv:4-10', (b) => {
    const aliases = ['00000220', '00000221', '00000222', '00000225'];
    if (variant % 2 === 0) {
      b.close(b.openKey('HKLM\\SAM\\SAM\\Domains\\Account\\Users\\000003E9', READ));
      const account = b.openKey('HKLM\\SAM\\SAM\\Domains\\Account', READ);
      b.queryValue(account, 'F');
      b.queryValue(account, 'V');
      b.close(account);
      for (let i = 0; i < 3; i++) {
        const alias = b.openKey(`HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases\\${aliases[(variant + i) % 4] as string}`, READ);
        b.queryValue(alias, 'C');
        b.close(alias);
        b.openKey(`HKLM\\SAM\\SAM\\Domains\\Account\\Aliases\\Members\\S-1-5-21-${variant % 14}-${i}`, READ);
      }
    } else {
      for (let i = 0; i < 3; i++) b.openKey(`HKLM\\SECURITY\\Policy\\Secrets\\L$${variant % 14}-${i}`, READ);
      readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Lsa', ['LsaPid', 'LimitBlankPasswordUse', 'SecureBoot', 'DisableDomainCreds'], QUERY_VALUE);
      readValues(b, `${SERVICES}\\Netlogon\\Parameters`, ['RequireSignOrSeal', 'SealSecureChannel', 'DBFlag', 'MaximumPasswordAge'], READ);
      probeKey(b, `${SERVICES}\\Netlogon\\Parameters\\Trusts`);
    }
  });
}

/** services.exe starting or asking about a service. */
export function serviceControl(library: Library, variant: number): Script {
  const services = library.registry.services;
  const service = services[variant % services.length] as ServiceSeed;
  return library.script(`scm/${service.name}`, 'ntdll:1 rpcrt4:7-10 services:4-8', (b) => {
    readValues(b, `${SERVICES}\\${service.name}`, ['ImagePath', 'ObjectName', 'Environment', 'WOW64'], READ);
  });
}

/** Plug and play and DCOM. */
export function dcom(library: Library, variant: number): Script {
  const { comClasses } = library.registry;
  const index = library.popular(comClasses.length, variant, 4);
  const cls = comClasses[index] as (typeof comClasses)[number];
  return library.script(`dcom/${index}`, 'ntdll:1 rpcrt4:8-12 rpcss:4-9', (b) => {
    const key = b.openKey(`HKCR\\CLSID\\${cls.clsid}`, READ);
    b.queryValue(key, 'AppID');
    b.queryValue(key, '');
    b.close(b.openKey(`HKCR\\CLSID\\${cls.clsid}\\TreatAs`, QUERY_VALUE));
    b.close(b.openKey(`HKCR\\CLSID\\${cls.clsid}\\LocalServer32`, QUERY_VALUE));
    const server = b.openKey(`HKCR\\CLSID\\${cls.clsid}\\InprocServer32`, QUERY_VALUE);
    b.queryValue(server, '');
    b.queryValue(server, 'ThreadingModel');
    b.close(server);
    b.close(key);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\OLE', ['ActivationFailureLoggingLevel', 'MachineAccessRestriction'], READ);
  });
}

/** Name resolution: where are the servers, ask one. */
export function nameLookup(library: Library, variant: number): Script {
  const hosts = ['www.fabrikam.example', 'mail.northwind.example', 'sync.adventure-works.example', 'img.fabrikam.example', 'update.contoso.example'];
  return library.script(`dns/${variant % 5}`, 'ntdll:1 rpcrt4:5-8 dnsrslvr:4-8 dnsapi:3-6', (b) => {
    readValues(b, `${SERVICES}\\Tcpip\\Parameters`, ['Hostname', 'Domain', 'DhcpDomain', 'SearchList', 'UseDomainNameDevolution'], READ);
    readValues(b, `${SERVICES}\\Dnscache\\Parameters`, ['QueryAdapterName', 'MaxCacheTtl', 'ServerPriorityTimeLimit'], READ);
    readValues(b, `${SERVICES}\\Tcpip\\Parameters\\Interfaces\\{7D1A5C0E-52C2-4BE2-9F3A-2C80D1F40111}`, ['NameServer', 'DhcpServer', 'EnableDHCP', 'RegistrationEnabled'], READ);
    const socket = b.socket('udp');
    b.sendDatagram(socket, '10.0.0.1', 53, 30 + (hosts[variant % 5] as string).length, 96 + variant % 40);
    b.receive(socket, 512);
    if (variant % 5 === 3) b.sendDatagram(socket, '224.0.0.252', 5_355, 25, 0);
    b.close(socket);
  });
}

/** Address lease, interfaces, network list. */
export function network(library: Library, variant: number): Script {
  return library.script(`net/${variant % 4}`, 'svchost:1 dhcpcsvc:3-6 dnsapi:1-2', (b) => {
    const path = `${SERVICES}\\Tcpip\\Parameters\\Interfaces\\{7D1A5C0E-52C2-4BE2-9F3A-2C80D1F40111}`;
    const key = b.openKey(path, READ);
    for (const value of ['EnableDHCP', 'DhcpIPAddress', 'DhcpSubnetMask', 'Lease', 'T1', 'T2', 'DhcpServer', 'DhcpGatewayHardware', 'DisableDhcpOnRegister'].slice(variant % 4)) b.queryValue(key, value);
    b.close(key);
    b.within('dhcpcsvc:2-3', variant % 4, () => {
      const adapter = b.createKey(path, READ_WRITE);
      b.setValue(adapter, 'LeaseObtainedTime', RegistryType.DWORD, 1_228_000_000 + (variant % 4) * 600);
      b.close(adapter);
    });
    probeKey(b, `${SERVICES}\\Tcpip6\\Parameters\\Interfaces\\{7d1a5c0e-52c2-4be2-9f3a-2c80d1f40111}`);
  });
}

/** WMI provider host: walks through performance counters and installed products. */
export function wmiProvider(library: Library, variant: number): Script {
  const { uninstall, wmiProviders } = library.registry;
  return library.script(`wmi/${variant % 8}`, 'ntdll:1 rpcrt4:8-12 wmiprvse:2-4 fastprox:2-4 cimwin32:3-7', (b) => {
    enumerateKey(b, variant % 2 === 0 ? 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall' : 'HKLM\\SOFTWARE\\Microsoft\\WBEM\\Transports\\Decoupled\\Client');
    for (let i = 0; i < 3; i++) {
      const name = variant % 2 === 0 ? `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${uninstall[(variant * 5 + i) % uninstall.length] as string}` : `HKLM\\SOFTWARE\\Microsoft\\WBEM\\Transports\\Decoupled\\Client\\${wmiProviders[(variant * 3 + i) % wmiProviders.length] as string}`;
      const key = b.openKey(name, READ);
      b.queryKey(key);
      b.querySecurity(key, SecurityInformation.OWNER | SecurityInformation.DACL, 0);
      b.queryValue(key, 'DisplayName');
      b.queryValue(key, 'SystemComponent');
      b.close(key);
    }
    b.queryAttributes('C:\\Windows\\System32\\wbem\\Repository\\OBJECTS.DATA');
  });
}

/** WMI service: repository files. */
export function wmiService(library: Library, variant: number): Script {
  return library.script(`winmgmt/${variant % 4}`, 'ntdll:1 rpcrt4:6-9 wbemcore:3-6 repdrvfs:3-5', (b) => {
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\WBEM\\CIMOM', ['Logging', 'Max Tasks', 'EnableObjectValidation', 'High Threshold On Events (B)', 'Repository Cache Spill Ratio'].slice(variant % 3), READ);
    const file = b.createFile('C:\\Windows\\System32\\wbem\\Repository\\INDEX.BTR', OpenFor.readWrite);
    b.readFile(file, 8_192 * (variant % 4) * 7, 8_192, 2, 60);
    b.close(file);
  });
}

/** Superfetch and the disk: how much room, what was used. */
export function superfetch(library: Library, variant: number): Script {
  return library.script(`sysmain/${variant % 4}`, 'svchost:1 sysmain:5-11', (b) => {
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters', ['EnablePrefetcher', 'EnableSuperfetch', 'AdminDisable'], READ);
    const volume = b.createFile('C:', OpenFor.volumeAlert);
    b.queryVolume(volume, VolumeInformation.FullSize);
    b.close(volume);
    const trace = b.createFile(`C:\\Windows\\Prefetch\\AgGlGlobalHistory${variant % 4}.db`, OpenFor.overwrite);
    b.writeFile(trace, 0, 4_096, 4);
    b.setFile(trace, FileInformation.EndOfFile, 16_384);
    b.close(trace);
  });
}

/** Superfetch brings a document into memory that somebody is going to want. */
export function prefetch(library: Library, path: string): Script {
  return library.script(`sysmain/prefetch/${path}`, 'svchost:1 sysmain:6-12', (b) => {
    const file = b.createFile(path, OpenFor.readAll);
    b.readFile(file, 0, PIECE, 8);
    b.close(file);
  });
}

/** Windows Defender looks into a file that it has not seen for a while. */
export function defender(library: Library, path: string): Script {
  return library.script(`defender/${path}`, 'svchost:1 mpsvc:2-4 mpengine:5-12', (b) => {
    const file = b.createFile(path, OpenFor.readAll);
    b.queryFile(file, FileInformation.Standard);
    b.readFile(file, 0, PIECE, 3);
    b.close(file);
  });
}

/** A scheduled task goes over a file, past the cache. */
export function scheduledTask(library: Library, path: string): Script {
  return library.script(`task/${path}`, 'taskeng:3-6', (b) => {
    const file = b.createFile(path, OpenFor.readPastCache);
    b.readFile(file, 0, PIECE, 2);
    b.close(file);
  });
}

/** The indexer: change journal, its own keys, its database log. */
export function searchIndexer(library: Library, variant: number): Script {
  const way = variant % 3 === 0 ? 'searchindexer:2 mssrch:3-7 tquery:1-3' : 'searchindexer:1 tquery:2-3 mssrch:4-9';
  return library.script(`indexer/${variant % 9}`, way, (b) => {
    b.createKept(Kept.Own, 'C:', OpenFor.volumeName);
    for (let i = 0; i < 3; i++) b.fsControl(Kept.Own, controlCode('FSCTL_READ_USN_JOURNAL'));
    if (variant % 3 === 0) b.fsControl(Kept.Own, controlCode('FSCTL_QUERY_USN_JOURNAL'));
    b.close(Kept.Own);
    const key = b.openKey('HKLM\\SOFTWARE\\Microsoft\\Windows Search\\Gather\\Windows\\SystemIndex', READ);
    b.within('mssrch:1-3 advapi32', variant % 9, () => {
      for (const value of ['GatherLogsNumber', 'ProgressFlushInterval', 'Instance', 'MaxGrowthFactor', 'ErrorIntervalCount', 'ProgressFlushInterval', 'StreamLogsDirectory'].slice(variant % 4)) b.queryValue(key, value);
    });
    b.close(key);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows Search\\Gathering Manager', ['DemandIndexing', 'PerformanceLevel', 'BackOffUserActivityInterval', 'UserAgent', 'ThreadPriority'].slice(variant % 3), READ);
    if (variant % 2 === 0) enumerateValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows Search\\UsnNotifier\\Windows\\Catalogs\\SystemIndex');
    if (variant % 3 === 1) {
      const log = b.createFile('C:\\ProgramData\\Microsoft\\Search\\Data\\Applications\\Windows\\MSS.log', OpenFor.readWriteThrough);
      b.writeFile(log, 4_096 * (variant % 9), 512, 4, 100);
      b.close(log);
    }
  });
}

/** The print spooler asks what printers there are. */
export function spooler(library: Library, variant: number): Script {
  return library.script(`spooler/${variant % 3}`, 'spoolsv:2-4 spoolss:1-2 localspl:3-7', (b) => {
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Print\\Printers', ['DefaultSpoolDirectory', 'LANGIDOfLastDefaultDevmode', 'EnableAuthEpResolution'], READ);
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Print', ['BeepEnabled', 'NetPrinterDecayPeriod', 'MajorVersion'].slice(variant % 3), READ);
    listSpool(b);
  });
}

function listSpool(b: ScriptBuilder): void {
  const directory = b.createFile('C:\\Windows\\System32\\spool\\PRINTERS', OpenFor.directory);
  b.listDirectory(directory, '*.SHD', 3);
  b.close(directory);
}

/** Audio: endpoints and their properties. */
export function audio(library: Library, variant: number): Script {
  return library.script(`audio/${variant % 4}`, 'ntdll:1 rpcrt4:4-7 audiosrv:2-4 mmdevapi:2-4', (b) => {
    enumerateKey(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio\\Render');
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio\\Render', ['Default', 'Level:0', 'Level:1'].slice(variant % 2), READ);
  });
}

/** Group policy, profile service, license service and the like: a few keys each. */
export function policyCheck(library: Library, variant: number): Script {
  return library.script(`policy/${variant % 5}`, 'ntdll:2 gpsvc:3-6 userenv:1-2', (b) => {
    probeKey(b, 'HKLM\\Software\\Policies\\Microsoft\\Windows\\System');
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon', ['RunLogonScriptSync', 'SyncForegroundPolicy', 'GPNetworkStartTimeoutPolicyValue'].slice(variant % 3), READ);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine', ['Distinguished-Name', 'Site-Name'], READ);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList', ['ProfilesDirectory', 'Default', 'Public'], READ);
  });
}
