// src-main/kernel/workloads/content/user-modules.ts
//
// The user-mode libraries of the emulated PC: one line per group, entries `name:size KiB` and, after `=`, the file
// description of its version resource where a person would look at it. All are in C:\Windows\System32 unless the
// group says otherwise; sizes are rounded from a 32-bit installation and only need to be plausible and stable.

export interface UserModule {
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly description: string;
  readonly company: string;
}

const SYSTEM32 = 'C:\\Windows\\System32\\';

/** Mapped by (almost) every Win32 process. */
const CORE = `ntdll:1184=NT Layer DLL|kernel32:876=Windows NT BASE API Client DLL|msvcrt:680=Windows NT CRT DLL|gdi32:300=GDI Client DLL
user32:628=Multi-User Windows USER API Client DLL|lpk:36=Language Pack|usp10:500=Uniscribe Unicode script processor|rpcrt4:776=Remote Procedure Call Runtime
advapi32:792=Advanced Windows 32 Base API|imm32:120=Multi-User Windows IMM32 API Client DLL|msctf:800=MSCTF Server DLL|secur32:76=Security Support Provider Interface
ole32:1296=Microsoft OLE for Windows|oleaut32:560|shlwapi:352=Shell Light-weight Utility Library|shell32:11328=Windows Shell Common Dll|comctl32:1660=User Experience Controls Library
uxtheme:252=Microsoft UxTheme Library|version:32=Version Checking and File Installation Libraries|userenv:120=Userenv|setupapi:1576=Windows Setup API
crypt32:964=Crypto API32|msasn1:72=ASN.1 Runtime APIs|ws2_32:180=Windows Socket 2.0 32-Bit DLL|nsi:24=NSI User-mode interface DLL|psapi:28=Process Status Helper`;

/** Shell, Explorer, common controls, themes. */
const SHELL = `explorerframe:1620=ExplorerFrame|browseui:992=Shell Browser UI Library|shdocvw:1120=Shell Doc Object and Control Library|propsys:752=Microsoft Property System|apphelp:176=Application Compatibility Client Library
clbcatq:528=COM+ Configuration Catalog|cscui:736=Client Side Caching UI|cscdll:28|cscapi:32|thumbcache:88|shacct:96|slc:220=Software Licensing Client Dll|samlib:64=SAM Library DLL|ntmarta:148=Windows NT MARTA provider
wldap32:268=Win32 LDAP API DLL|linkinfo:32=Windows Volume Tracking|ntshrui:292=Shell extensions for sharing|srvcli:100|stobject:580=Systray shell service object|batmeter:732|mpr:76=Multiple Provider Router DLL|drprov:24|ntlanman:68|davclnt:84
msutb:196|timedate:700|actxprxy:332=ActiveX Interface Marshaling Library|dwmapi:72=Microsoft Desktop Window Manager API|duser:180=Windows DirectUser Engine|xmllite:180=Microsoft XmlLite Library|shsvcs:268=Windows Shell Services Dll
ehstorshell:328|structuredquery:216|searchfolder:536|naturallanguage6:780|nlsdata0009:2484|nlslexicons0009:2560|cryptui:924|cabinet:84=Microsoft Cabinet File API|zipfldr:332=Compressed (zipped) Folders|networkexplorer:1484|networkitemfactory:96
wpdshext:2276|wpdshserviceobj:100|portabledevicetypes:172|portabledeviceapi:296|audiodev:260|syncui:220|synccenter:2204|fxsst:284|fxsapi:384|pnidui:1736|netshell:2580|connect:404|hgcpl:232|hotplug:76|ieframe:5976=Internet Explorer
themeui:2364|desk:108|shimgvw:152|photometadatahandler:344|windowscodecs:712=Microsoft Windows Codecs Library|windowscodecsext:208|gdiplus:1740=Microsoft GDI+|oleacc:236=Active Accessibility Core Component|uiautomationcore:552
mscms:564|icm32:212|msshsq:212|mssprxy:76|tquery:1320|mssvp:504|wmiclnt:52|wbemcomn:352|dfshim:44|mscoree:292|acppage:56|twext:72|sendmail:44|fldrclnr:84|inetcomm:736|msoeacct:192|docprop:40|mydocs:108|shunimpl:28|moricons:188|imageres:19824|ieui:172|authui:1984|cscobj:124`;

/** Networking, web and mail. */
const NETWORK = `mswsock:228=Microsoft Windows Sockets 2.0 Service Provider|wshtcpip:20|wship6:20|dnsapi:176=DNS Client API DLL|iphlpapi:96=IP Helper API|dhcpcsvc:212|dhcpcsvc6:140|winnsi:24|winrnr:28|napinsp:52|pnrpnsp:72|nlaapi:60|rasadhlp:28|fwpuclnt:576
rasapi32:300|rasman:72|tapi32:188|rtutils:48|winhttp:372=Windows HTTP Services|wininet:816=Internet Extensions for Win32|urlmon:1180=OLE32 Extensions for Win32|iertutil:260|normaliz:12|schannel:276|ncrypt:208|bcrypt:272|credssp:20|msv1_0:212|kerberos:492|wdigest:172
tspkg:68|negoexts:80|cryptnet:96|sensapi:20|credui:92|netapi32:472=Net Win32 API DLL|netutils:48|wkscli:60|browcli:48|browser:100|icmp:12|ntdsapi:104|w32topl:40|adsldpc:184|activeds:228|dsauth:44|logoncli:140|netlogon:580|samsrv:504|lsasrv:1236|cngaudit:20|scecli:176|scesrv:312|wevtapi:256|winipsec:44
mshtml:3588=Microsoft HTML Viewer|jscript:524|vbscript:432|msimtf:160|msls31:160|imgutil:40|pngfilt:44|dxtrans:212|dxtmsft:360|mlang:176|msfeeds:580|ieapfltr:380|iepeers:192|jsproxy:24|corpol:16|inseng:88|occache:124|webcheck:224|hlink:80|licmgr10:48|mshtmler:64|msrating:192|msident:56
fwcfg:92|ipsecsvc:272|wlanapi:68|wlanutil:24|onex:192|eappcfg:156|eappprxy:44|dot3api:44|p2p:320|p2pcollab:172|webio:412|upnp:252|ssdpapi:52|wsdapi:372|fundisc:220|fdproxy:36|httpapi:28|wshrm:20|wshqos:36|qagent:236|qutil:84|netprofm:264|npmproxy:32`;

/** Services, COM+, management, installer. */
const SERVICES = `rpcss:536|es:300|sens:56|comres:1268|comsvcs:1212|catsrv:352|catsrvut:568|mtxclu:92|xolehlp:60|msdtcprx:604|msdtctm:812|msdtclog:108|resutils:72|clusapi:192|ktmw32:28|wbemcore:804|wbemprox:44|wbemsvc:56|esscli:280|fastprox:592|ntevt:140|repdrvfs:312|wmiutils:100|wmiprvsd:528|ncobjapi:64|cimwin32:1148|framedynos:184|wmisvc:164|wmipcima:260
umpnpmgr:220|profsvc:160|gpsvc:580|gpapi:88|schedsvc:608|taskcomp:340|taskschd:472|wuaueng:1764=Windows Update Agent|wups:44|wups2:52|wuapi:552|wucltux:2448|qmgr:744|qmgrprxy:40|bitsperf:24|bitsigd:52|vssapi:1072|vsstrace:68|swprv:332|ikeext:424|iphlpsvc:188|srvsvc:132|wkssvc:204|browsersvc:84|mmcss:52|seclogon:28|sysntfy:32
wevtsvc:1020|audiosrv:440|audioses:276|audioeng:424|audiokse:348|mmdevapi:152|avrt:28|wdmaud:172|ksuser:16|msacm32:84|midimap:28|dsound:444|winmm:200|adtschema:724|wscsvc:60|wscapi:40|lmhsvc:28|dps:116|wdi:84|diagperf:180|pcasvc:52|trkwks:92|uxsms:36|sysmain:560|emdmgmt:324|netman:324|wpcsvc:80|tabsvc:80|wersvc:68|wer:248|faultrep:104
cryptsvc:132|dnsrslvr:128|nlasvc:204|termsrv:448|w32time:240|termapi:28|wdscore:184|bfe:340|mpssvc:396|nrpsrv:20|nshipsec:340|rsaenh:236=Microsoft Enhanced Cryptographic Provider|dssenh:160|basecsp:172|gpkcsp:96|esent:1744=ESENT Database|spoolss:76|localspl:628|win32spl:520|tcpmon:148|usbmon:28|wsdmon:108|fxsmon:40|inetpp:92|unidrv:352|unidrvui:744|winprint:44|wsnmp32:52|snmpapi:28|drvstore:260|spinf:92|devrtl:48|newdev:72
slwga:56|slcc:60|sppcomapi:160|msi:2164=Windows Installer|msihnd:288|sfc:12|sfc_os:40|wintrust:172|imagehlp:160|dbghelp:916|dbgeng:2564|pdh:232|perfos:28|perfdisk:36|perfproc:40|perfnet:24|loadperf:96|clfsw32:60|authz:112|atl:76|hid:28|powrprof:100|cfgmgr32:160|devobj:72|winsta:148|wtsapi32:36|utildll:28|regapi:48|regsvc:96|ntlsapi:8|aclui:512|activation:44|ctl3d32:28|mfplat:268|mf:2856`;

/** Media, graphics, codecs, ink. */
const MEDIA = `wmp:10852=Windows Media Player|wmploc:8096|wmvcore:2252|wmasf:208|wmnetmgr:976|wmdrmsdk:380|drmv2clt:1120|blackbox:604|mfps:68|evr:440|quartz:1296|devenum:72|qasf:208|qcap:188|msdmo:28|msmpeg2adec:604|msmpeg2vdec:1324|wmadmod:728|wmvdecod:1092|wmspdmod:628|ddraw:528|dciman32:12|d3d9:1776|d3d8:1088|d3d8thk:12|d3d10:1012|d3d10core:184|dxgi:484|d3d10warp:1084
wmpps:184|wmpmde:1208|wmpeffects:348|wmpdxm:300|wmpshell:208|mp4sdecd:160|colorcnv:164|rtworkq:96|dxva2:92|ksproxy:180|kstvtune:88|msvfw32:124|avifil32:92|msyuv:24|iyuv_32:52|tsbyuv:16|msrle32:16|msvidc32:36|lameacm:96|milcore:1880|wmphoto:372|photowiz:756|mfreadwrite:172|inkobj:1400|tiptsf:372|rtscom:120|tpcps:24|inked:196|mshwusa:7440|mshwlatin:2760`;

/** Applications in their own folders: folder, company, entries. */
const APPLICATIONS: readonly (readonly [folder: string, company: string, entries: string])[] = [
  ['C:\\Program Files\\Northwind Office\\Office12\\', 'Northwind Traders', 'nwword:9204=Northwind Writer|nwcore:16480=Northwind Office core|nwoart:12800|nwlng:1320|nwriched:1116|nwspell:744|nwgrammar:1908|nwptls:916|nwfonts:288|nwgfx:2172|nwxml:1356|nwprint:212|nwctl:336|nwmath:504|nwhev:148'],
  ['C:\\Program Files\\Fabrikam\\Navigator\\', 'Fabrikam, Inc.', 'navigator:18732=Fabrikam Navigator engine|navxul:1284|navnss:728|navsoft:172|navssl:168|navsmime:104|navplc:20|navplds:20|navnspr:184|navfree:240|navjs:2236|navsqlite:460|navbrand:312|navmedia:1640|navicu:9412'],
  ['C:\\Program Files\\Windows Mail\\', 'Microsoft Corporation', 'msoe:2728=Microsoft Internet Messaging API|msoeres:2556|oeimport:120|wabimp:84|wab32:728|wab32res:1084|directdb:120'],
  ['C:\\Program Files\\Contoso Antivirus\\', 'Contoso Security', 'ctscan:1980=Contoso scan engine|ctdefs:21760|ctunpack:1216|ctheur:964|ctipc:148|cthook:172|ctshell:216|ctres:884|ctlog:96|ctupd:472'],
  ['C:\\Program Files\\Windows Defender\\', 'Microsoft Corporation', 'mpsvc:260=Service Module|mpclient:292|mpengine:3960|mpcommu:228|mprtmon:760|mprtplug:368|msmplics:12|mpoav:56|mpasdesc:44|mpevmsg:20'],
  ['C:\\Program Files\\Adventure Works\\SyncTray\\', 'Adventure Works', 'synctray:1432=Adventure Works SyncTray|synccore:2264|syncdb:620|syncnet:784|syncui:548'],
  ['C:\\Windows\\winsxs\\x86_microsoft.windows.common-controls_6595b64144ccf1df_6.0.6001.18000_none_5cdbaa5a083979cc\\', 'Microsoft Corporation', 'comctl32:1656=User Experience Controls Library'],
  ['C:\\Windows\\winsxs\\x86_microsoft.windows.gdiplus_6595b64144ccf1df_1.0.6001.18000_none_9e752e5ac9c619f3\\', 'Microsoft Corporation', 'gdiplus:1724=Microsoft GDI+'],
  ['C:\\Windows\\winsxs\\x86_microsoft.vc80.crt_1fc8b3b9a1e18e3b_8.0.50727.1434_none_d08b6002442c891f\\', 'Microsoft Corporation', 'msvcr80:620=C Runtime Library|msvcp80:540'],
  ['C:\\Windows\\IME\\', 'Microsoft Corporation', 'sptip:292|imetip:420'],
];

function parse(folder: string, company: string, entries: string): UserModule[] {
  return entries.split(/[|\n]/).map((entry) => {
    const [head = '', description = 'Microsoft Windows component'] = entry.split('=');
    const [name = '', size = '64'] = head.split(':');
    return { name, path: `${folder}${name}.dll`, sizeBytes: Number(size) * 1024, description: company === 'Microsoft Corporation' || entry.includes('=') ? description : `${company} component`, company };
  });
}

/** All user modules; the first of a name wins look-ups by name. */
export const USER_MODULES: readonly UserModule[] = [
  ...[CORE, SHELL, NETWORK, SERVICES, MEDIA].flatMap((entries) => parse(SYSTEM32, 'Microsoft Corporation', entries)),
  ...APPLICATIONS.flatMap(([folder, company, entries]) => parse(folder, company, entries)),
];

const byName = new Map<string, UserModule>();
for (const module of USER_MODULES) if (!byName.has(module.name)) byName.set(module.name, module);

/** @throws RangeError for a name that is not in the table. */
export function userModule(name: string): UserModule {
  const module = byName.get(name);
  if (module === undefined) throw new RangeError(`no user module ${name}`);
  return module;
}
