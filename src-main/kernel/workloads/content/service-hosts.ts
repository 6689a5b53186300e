// src-main/kernel/workloads/content/service-hosts.ts
//
// Which services each process hosts, by process name and `-k` group, as Process Explorer lists them: display name and, in
// brackets, service name. One table for Windows Vista and Server 2008, one for Windows XP and Server 2003.
// Groups and service names are those of the Svchost and Services registry keys; [assumed]: which of them are running.

/** Service names by group or image. */
type Table = Readonly<Record<string, readonly string[]>>;

const NAMES: Readonly<Record<string, string>> = {
  AudioEndpointBuilder: 'Windows Audio Endpoint Builder', Audiosrv: 'Windows Audio', BFE: 'Base Filtering Engine', BITS: 'Background Intelligent Transfer Service', CryptSvc: 'Cryptographic Services', DcomLaunch: 'DCOM Server Process Launcher',
  Dhcp: 'DHCP Client', Dnscache: 'DNS Client', DPS: 'Diagnostic Policy Service', EMDMgmt: 'ReadyBoost', EventLog: 'Windows Event Log', EventSystem: 'COM+ Event System', gpsvc: 'Group Policy Client', IKEEXT: 'IKE and AuthIP IPsec Keying Modules',
  KeyIso: 'CNG Key Isolation', KtmRm: 'KtmRm for Distributed Transaction Coordinator', LanmanServer: 'Server', LanmanWorkstation: 'Workstation', lmhosts: 'TCP/IP NetBIOS Helper', MMCSS: 'Multimedia Class Scheduler', MpsSvc: 'Windows Firewall',
  Netman: 'Network Connections', netprofm: 'Network List Service', NlaSvc: 'Network Location Awareness', nsi: 'Network Store Interface Service', PcaSvc: 'Program Compatibility Assistant Service', PlugPlay: 'Plug and Play', PolicyAgent: 'IPSEC Services',
  ProfSvc: 'User Profile Service', ProtectedStorage: 'Protected Storage', RpcSs: 'Remote Procedure Call (RPC)', SamSs: 'Security Accounts Manager', Schedule: 'Task Scheduler', seclogon: 'Secondary Logon', SENS: 'System Event Notification Service',
  ShellHWDetection: 'Shell Hardware Detection', slsvc: 'Software Licensing', Spooler: 'Print Spooler', SSDPSRV: 'SSDP Discovery', SysMain: 'Superfetch', TermService: 'Terminal Services', Themes: 'Themes', TrkWks: 'Distributed Link Tracking Client',
  UxSms: 'Desktop Window Manager Session Manager', W32Time: 'Windows Time', WdiSystemHost: 'Diagnostic System Host', WebClient: 'WebClient', WinDefend: 'Windows Defender', Winmgmt: 'Windows Management Instrumentation', wscsvc: 'Security Center',
  WSearch: 'Windows Search', wuauserv: 'Windows Update', ALG: 'Application Layer Gateway Service',
};

const VISTA: Table = {
  'DcomLaunch': ['DcomLaunch', 'PlugPlay'], 'rpcss': ['RpcSs'], 'secsvcs': ['WinDefend'], 'LocalServiceNetworkRestricted': ['Audiosrv', 'Dhcp', 'EventLog', 'lmhosts', 'wscsvc'],
  'LocalSystemNetworkRestricted': ['AudioEndpointBuilder', 'EMDMgmt', 'Netman', 'PcaSvc', 'SysMain', 'TrkWks', 'UxSms', 'WdiSystemHost'],
  'netsvcs': ['BITS', 'gpsvc', 'IKEEXT', 'LanmanServer', 'MMCSS', 'ProfSvc', 'Schedule', 'SENS', 'ShellHWDetection', 'Themes', 'Winmgmt', 'wuauserv'],
  'LocalService': ['EventSystem', 'netprofm', 'nsi', 'W32Time', 'WebClient'], 'NetworkService': ['CryptSvc', 'Dnscache', 'KtmRm', 'LanmanWorkstation', 'NlaSvc', 'TermService'], 'LocalServiceNoNetwork': ['BFE', 'DPS', 'MpsSvc'],
  'lsass.exe': ['KeyIso', 'SamSs'], 'slsvc.exe': ['slsvc'], 'spoolsv.exe': ['Spooler'], 'searchindexer.exe': ['WSearch'],
};

const XP: Table = {
  'DcomLaunch': ['DcomLaunch', 'TermService'], 'rpcss': ['RpcSs'], 'LocalService': ['lmhosts', 'SSDPSRV', 'WebClient'], 'NetworkService': ['Dnscache'],
  'netsvcs': ['Audiosrv', 'BITS', 'CryptSvc', 'Dhcp', 'EventSystem', 'LanmanServer', 'LanmanWorkstation', 'Netman', 'Schedule', 'seclogon', 'SENS', 'ShellHWDetection', 'Themes', 'TrkWks', 'W32Time', 'Winmgmt', 'wscsvc', 'wuauserv'],
  'services.exe': ['EventLog', 'PlugPlay'], 'lsass.exe': ['PolicyAgent', 'ProtectedStorage', 'SamSs'], 'spoolsv.exe': ['Spooler'], 'alg.exe': ['ALG'], 'searchindexer.exe': ['WSearch'],
};

/** Services that only a client has. */
const CLIENT_ONLY = new Set(['EMDMgmt', 'MMCSS', 'PcaSvc', 'SSDPSRV', 'SysMain', 'UxSms', 'wscsvc']);

/** @param name image base name @param group of a svchost.exe, else empty */
export function hostedServices(edition: { readonly isolated: boolean; readonly server: boolean }, name: string, group: string): readonly string[] {
  const table = edition.isolated ? VISTA : XP;
  const services = table[group === '' ? name.toLowerCase() : group] ?? [];
  return services.filter((service) => !edition.server || !CLIENT_ONLY.has(service)).map((service) => `${NAMES[service] ?? service} [${service}]`);
}
