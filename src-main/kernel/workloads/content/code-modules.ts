// src-main/kernel/workloads/content/code-modules.ts
//
// What a call stack may show of a module: how many call instructions of it ever stand on a stack, and names of functions
// that it exports (public documentation of the Windows SDK). A return address outside of an exported function shows as
// module + offset, as it does without symbols.

export interface CodeModule {
  /** File name as a stack shows it. */
  readonly file: string;
  /** Number of different return addresses. */
  readonly sites: number;
  /** Bytes of code. */
  readonly codeBytes: number;
  readonly exports: readonly string[];
}

const TABLE = `shell32 1500 9000 SHGetFolderPathW SHGetFileInfoW SHChangeNotify ShellExecuteExW SHParseDisplayName SHBindToParent SHCreateShellItem SHGetDesktopFolder ILCombine ILClone SHGetPathFromIDListW SHCreateItemFromParsingName SHAssocEnumHandlers SHGetKnownFolderPath SHDefExtractIconW
shlwapi 230 280 SHRegGetValueW SHGetValueW AssocQueryStringW AssocQueryKeyW PathFileExistsW SHRegGetUSValueW AssocCreate SHCreateStreamOnFileW SHOpenRegStream2W
explorerframe 240 1100
browseui 120 700
user32 70 430 DispatchMessageW CallWindowProcW SendMessageW PeekMessageW DefWindowProcW GetMessageW
comctl32 130 1100 DPA_EnumCallback
ole32 290 900 CoCreateInstance CoGetClassObject CoInitializeEx CoUnmarshalInterface CoMarshalInterface StgOpenStorage
rpcrt4 140 520 NdrClientCall2 NdrStubCall2 I_RpcGetBuffer RpcServerListen NdrServerCall2
advapi32 90 520 LogonUserW CryptAcquireContextW OpenSCManagerW QueryServiceStatus
kernel32 180 640 LoadLibraryExW CreateFileW CreateProcessW GetPrivateProfileStringW FindFirstFileW GetFileAttributesW
ntdll 200 880 LdrLoadDll RtlAllocateHeap TpPostWork RtlQueryRegistryValues LdrGetDllHandleEx
propsys 170 600 PSCreateMemoryPropertyStore PSGetPropertyDescription
apphelp 40 120 SdbQueryData ApphelpCheckShellObject
clbcatq 60 380
setupapi 60 1100 SetupDiGetClassDevsW
uxtheme 40 170 OpenThemeData
imm32 20 70
msctf 60 500
urlmon 110 860 CoInternetQueryInfo
wininet 140 560 InternetOpenUrlW HttpSendRequestW
mshtml 260 2900
ieframe 160 3900
winhttp 70 240
mswsock 30 150
ws2_32 40 110 WSASend WSARecv connect getaddrinfo
dnsapi 50 120 DnsQuery_W
crypt32 110 680 CertGetCertificateChain CertOpenStore
lsasrv 110 900
samsrv 100 380
samlib 30 40
kerberos 50 350
schannel 60 190
netlogon 60 380
rpcss 90 420
es 60 200
wbemcore 120 560
fastprox 90 400
wbemprox 40 30
cimwin32 110 800
repdrvfs 90 200
umpnpmgr 60 150
gpsvc 80 400
schedsvc 90 400
wuaueng 140 1200
qmgr 90 520
srvsvc 40 90
wkssvc 60 140
dnsrslvr 60 90
nlasvc 50 140
dhcpcsvc 60 150
wevtsvc 90 700
audiosrv 60 300
audioses 60 190
audioeng 70 290
mmdevapi 40 100
sysmain 90 380
wscsvc 30 40
w32time 40 170
netprofm 60 170
cryptsvc 50 90
bfe 60 230
mpssvc 70 270
dps 30 80
pcasvc 20 40
trkwks 40 60
uxsms 20 26
mpsvc 40 170
mpengine 190 2600
tquery 140 900
mssrch 160 900
esent 190 1200 JetSetColumn JetUpdate JetMove JetSeek
mssprxy 20 50
localspl 80 430
spoolss 30 50
userenv 40 90
dwm 30 60
milcore 120 1200
dwmapi 10 50
wmp 190 7000
wmvcore 90 1500
mfplat 60 190
mf 90 1800
nwcore 300 11000
nwword 260 6000
nwgfx 90 1400
nwspell 40 500
navigator 620 14000
navjs 180 1500
navnspr 40 130
navsqlite 90 330
navnss 60 500
msoe 130 1800
directdb 50 80
inetcomm 80 500
ctscan 120 1300
ctdefs 60 400
ctipc 30 90
ctunpack 60 800
ctlog 20 60
synccore 90 1500
syncnet 40 500
syncdb 40 400
actxprxy 30 230
wintrust 40 120
version 10 20
winmm 40 140
msi 150 1500
csrsrv 40 60
winsrv 60 300
basesrv 30 60
sxs 60 300
slwga 20 40
sqlmin 220 12000
w3core 60 300
iisutil 30 120
mscms 40 400
windowscodecs 90 500
gdiplus 110 1200
thumbcache 40 60
ntshrui 60 200
cscui 60 500
structuredquery 50 150
actioncenter 20 80
taskcomp 40 230
taskschd 50 330
taskeng 50 120
explorer 90 900
svchost 16 20
services 50 220
lsass 8 10
lsm 40 160
winlogon 60 240
wininit 20 70
csrss 4 6
smss 20 50
spoolsv 30 90
searchindexer 50 340
searchprotocolhost 40 140
searchfilterhost 20 60
wmiprvse 30 180
dllhost 4 6
notepad 24 70
cmd 50 240
ipconfig 14 20
audiodg 30 60
slsvc 60 2000
winmail 30 300
wmplayer 6 20
nwwriter 20 300
ctguard 60 900
cttray 30 300
sidebar 40 800
synctray 40 500
awupdate 20 100
msdtc 20 80
dns 80 400
w3wp 6 12
sqlservr 40 600
store 120 4000
vmms 90 2200
rdpclip 20 130
ctfmon 6 10
userinit 12 20
msascui 40 700
ntkrnlpa 60 2600
win32k 60 1600`;

const KERNEL_FILES: Readonly<Record<string, string>> = { ntkrnlpa: 'ntkrnlpa.exe', win32k: 'win32k.sys' };
const PROGRAMS = new Set('explorer svchost services lsass lsm winlogon wininit csrss smss spoolsv searchindexer searchprotocolhost searchfilterhost wmiprvse dllhost notepad cmd ipconfig audiodg slsvc winmail wmplayer nwwriter ctguard cttray sidebar synctray awupdate msdtc dns w3wp sqlservr store vmms rdpclip ctfmon userinit msascui taskeng dwm'.split(' '));

const modules = new Map<string, CodeModule>();
for (const line of TABLE.split('\n')) {
  const [name = '', sites = '', kib = '', ...names] = line.split(' ');
  modules.set(name, { file: KERNEL_FILES[name] ?? `${name}.${PROGRAMS.has(name) ? 'exe' : 'dll'}`, sites: Number(sites), codeBytes: Number(kib) * 1024, exports: names });
}

/** @throws RangeError for a module that is not in the table */
export function codeModule(name: string): CodeModule {
  const module = modules.get(name);
  if (module === undefined) throw new RangeError(`no code module ${name}`);
  return module;
}
