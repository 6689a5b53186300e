// src-main/kernel/workloads/content/registry-tables.ts
//
// Keys that every installation has, written by hand in the form of registry-seed.ts. Names are Windows' own; data is made up.

/** HKLM\SYSTEM below the control set, HKLM\SYSTEM\Setup. */
export const SYSTEM_KEYS = String.raw`
HKLM\SYSTEM\Setup|SystemSetupInProgress=D:0;OOBEInProgress=D:0;SetupType=D:0;SystemPartition=S:\Device\HarddiskVolume1;CmdLine=S:;OsLoaderPath=S:\\
HKLM\SYSTEM\Select|Current=D:1;Default=D:1;Failed=D:0;LastKnownGood=D:2
HKLM\SYSTEM\WPA
HKLM\SYSTEM\CurrentControlSet\Control|CurrentUser=S:USERNAME;WaitToKillServiceTimeout=S:20000;PreshutdownOrder=M:wuauserv,gpsvc,trustedinstaller;BootDriverFlags=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager|CriticalSectionTimeout=D:2592000;ExcludeFromKnownDlls=M:;GlobalFlag=D:0;HeapDeCommitFreeBlockThreshold=D:0;NumberOfInitialSessions=D:2;ObjectDirectories=M:\Windows,\RPC Control;ProcessorControl=D:2;ProtectionMode=D:1;ResourceTimeoutCount=D:9437184;SafeProcessSearchMode=D:1
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\KnownDLLs|advapi32=S:advapi32.dll;clbcatq=S:clbcatq.dll;COMCTL32=S:COMCTL32.dll;DllDirectory=X:%SystemRoot%\system32;gdi32=S:gdi32.dll;IMAGEHLP=S:IMAGEHLP.dll;kernel32=S:kernel32.dll;LPK=S:LPK.dll;MSCTF=S:MSCTF.dll;MSVCRT=S:MSVCRT.dll;ole32=S:ole32.dll;OLEAUT32=S:OLEAUT32.dll;rpcrt4=S:rpcrt4.dll;Setupapi=S:Setupapi.dll;SHELL32=S:SHELL32.dll;SHLWAPI=S:SHLWAPI.dll;user32=S:user32.dll;USP10=S:USP10.dll;WLDAP32=S:WLDAP32.dll;WS2_32=S:WS2_32.dll
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment|ComSpec=X:%SystemRoot%\system32\cmd.exe;FP_NO_HOST_CHECK=S:NO;NUMBER_OF_PROCESSORS=S:1;OS=S:Windows_NT;Path=X:%SystemRoot%\system32,%SystemRoot%,%SystemRoot%\System32\Wbem;PATHEXT=S:.COM,.EXE,.BAT,.CMD,.VBS,.VBE,.JS,.JSE,.WSF,.WSH,.MSC;PROCESSOR_ARCHITECTURE=S:x86;TEMP=X:%SystemRoot%\TEMP;windir=X:%SystemRoot%
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\AppCompatibility|AppCompatCache=B:4092
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management|ClearPageFileAtShutdown=D:0;DisablePagingExecutive=D:0;LargeSystemCache=D:0;PagingFiles=M:?:\pagefile.sys
HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters|EnablePrefetcher=D:3;EnableSuperfetch=D:3
HKLM\SYSTEM\CurrentControlSet\Control\SafeBoot\Option|OptionValue=D:1
HKLM\SYSTEM\CurrentControlSet\Control\Lsa|auditbasedirectories=D:0;crashonauditfail=D:0;LimitBlankPasswordUse=D:1;Authentication Packages=M:msv1_0;Security Packages=M:kerberos,msv1_0,schannel,wdigest,tspkg;SecureBoot=D:1;FipsAlgorithmPolicy=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0|NtlmMinClientSec=D:0;NtlmMinServerSec=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy|Enabled=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Lsa\SspiCache\msapsspc.dll|Name=S:DPA;Capabilities=D:55;Version=D:1;TokenSize=D:768;Type=D:1
HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders|SecurityProviders=S:credssp.dll
HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\Schannel|EventLogging=D:1
HKLM\SYSTEM\CurrentControlSet\Control\Nls\Language|Default=S:0409;InstallLanguage=S:0409;0409=S:l_intl.nls
HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage|ACP=S:1252;OEMCP=S:437;MACCP=S:10000;1252=S:c_1252.nls;437=S:c_437.nls;932=S:c_932.nls
HKLM\SYSTEM\CurrentControlSet\Control\Nls\Locale|00000409=S:1;00000412=S:8
HKLM\SYSTEM\CurrentControlSet\Control\Nls\Locale\Alternate Sorts|00010407=S:1;00030404=S:9
HKLM\SYSTEM\CurrentControlSet\Control\Nls\Language Groups|1=S:1;8=S:1;9=S:1
HKLM\SYSTEM\CurrentControlSet\Control\Nls\CustomLocale
HKLM\SYSTEM\CurrentControlSet\Control\Nls\ExtendedLocale
HKLM\SYSTEM\CurrentControlSet\Control\Nls\Sorting\Versions|=S:00060101
HKLM\SYSTEM\CurrentControlSet\Control\MUI\Settings|PreferredUILanguages=M:en-US
HKLM\SYSTEM\CurrentControlSet\Control\MUI\UILanguages\en-US|Type=D:145;LCID=D:1033
HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName|ComputerName=S:HARBOR-PC
HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName|ComputerName=S:HARBOR-PC
HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation|Bias=D:0;StandardName=S:@tzres.dll,-262;DaylightBias=D:0;DaylightName=S:@tzres.dll,-261;StandardBias=D:0;ActiveTimeBias=D:0;StandardStart=B:16;DaylightStart=B:16
HKLM\SYSTEM\CurrentControlSet\Control\ProductOptions|ProductType=S:WinNT;ProductSuite=M:Terminal Server;ProductPolicy=B:3104
HKLM\SYSTEM\CurrentControlSet\Control\FileSystem|NtfsDisable8dot3NameCreation=D:0;NtfsDisableLastAccessUpdate=D:1;Win31FileSystem=D:0;NtfsEncryptPagingFile=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Windows|CSDVersion=D:256;Directory=X:%SystemRoot%;ErrorMode=D:0;NoInteractiveServices=D:0;ShutdownTime=B:8;SystemDirectory=X:%SystemRoot%\system32
HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server|fDenyTSConnections=D:1;TSAppCompat=D:0;TSUserEnabled=D:0;DeleteTempDirsOnExit=D:1;PerSessionTempDir=D:1
HKLM\SYSTEM\CurrentControlSet\Control\Power\User\PowerSchemes|ActivePowerScheme=S:381b4222-f694-41f0-9685-ff5bb260df2e
HKLM\SYSTEM\CurrentControlSet\Control\Print|MajorVersion=D:2;MinorVersion=D:0;RemoveLanguageMonitor=D:0;BeepEnabled=D:0
HKLM\SYSTEM\CurrentControlSet\Control\Print\Printers|DefaultSpoolDirectory=S:C:\Windows\system32\spool\PRINTERS;LANGIDOfLastDefaultDevmode=D:1033
HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layouts\00000409|Layout File=S:KBDUS.DLL;Layout Text=S:US;Layout Display Name=X:@%SystemRoot%\system32\input.dll,-5000
HKLM\SYSTEM\CurrentControlSet\Control\Class\{4D36E972-E325-11CE-BFC1-08002BE10318}\0007|DriverDesc=S:Gigabit Network Connection;NetCfgInstanceId=S:{7D1A5C0E-52C2-4BE2-9F3A-2C80D1F40111};ProviderName=S:Northwind
HKLM\SYSTEM\CurrentControlSet\Enum\Root\LEGACY_AFD\0000|Service=S:AFD;ConfigFlags=D:0;ClassGUID=S:{8ECC055D-047F-11D1-A537-0000F8753ED1}
HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters|DataBasePath=X:%SystemRoot%\System32\drivers\etc;Domain=S:;ForwardBroadcasts=D:0;Hostname=S:HARBOR-PC;ICSDomain=S:mshome.net;NameServer=S:;NV Hostname=S:HARBOR-PC;SyncDomainWithMembership=D:1;DhcpNameServer=S:10.0.0.1;DhcpDomain=S:harbor.example
HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\Interfaces\{7D1A5C0E-52C2-4BE2-9F3A-2C80D1F40111}|UseZeroBroadcast=D:0;EnableDHCP=D:1;NameServer=S:;Domain=S:;DhcpIPAddress=S:10.0.0.23;DhcpSubnetMask=S:255.255.255.0;DhcpServer=S:10.0.0.1;Lease=D:86400;LeaseObtainedTime=D:1228000000;T1=D:1228043200;T2=D:1228075600;LeaseTerminatesTime=D:1228086400
HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Linkage|Bind=M:\Device\{7D1A5C0E-52C2-4BE2-9F3A-2C80D1F40111}
HKLM\SYSTEM\CurrentControlSet\Services\Tcpip6\Parameters|Dhcpv6DUID=B:14
HKLM\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters|ServiceDll=X:%SystemRoot%\System32\dnsrslvr.dll;extension=X:%SystemRoot%\System32\dnsext.dll
HKLM\SYSTEM\CurrentControlSet\Services\Winsock2\Parameters|Current_Protocol_Catalog=S:Protocol_Catalog9;Current_NameSpace_Catalog=S:NameSpace_Catalog5;WinSock_Registry_Version=S:2.0;AutodialDLL=S:rasadhlp.dll
HKLM\SYSTEM\CurrentControlSet\Services\Winsock2\Parameters\Protocol_Catalog9|Next_Catalog_Entry_ID=D:1015;Num_Catalog_Entries=D:10;Serial_Access_Num=D:8
HKLM\SYSTEM\CurrentControlSet\Services\Winsock2\Parameters\NameSpace_Catalog5|Num_Catalog_Entries=D:6;Serial_Access_Num=D:14
HKLM\SYSTEM\CurrentControlSet\Services\Winsock\Parameters|Transports=M:Tcpip6,Tcpip,NetBIOS
HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters|DisablePasswordChange=D:0;MaximumPasswordAge=D:30;RequireSignOrSeal=D:1;RequireStrongKey=D:0;SealSecureChannel=D:1;Update=S:no
HKLM\SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters|EnableAuthenticateUserSharing=D:0;NullSessionPipes=M:;autodisconnect=D:15;enableforcedlogoff=D:1;Lmannounce=D:0;Size=D:1
HKLM\SYSTEM\CurrentControlSet\Services\LanmanWorkstation\Parameters|EnablePlainTextPassword=D:0;EnableSecuritySignature=D:1;RequireSecuritySignature=D:0
HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters|NtpServer=S:time.harbor.example,0x9;Type=S:NTP;ServiceMain=S:SvchostEntry_W32Time
HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Config|FrequencyCorrectRate=D:4;PollAdjustFactor=D:5;MaxPollInterval=D:15;MinPollInterval=D:10;UpdateInterval=D:360000
HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\StandardProfile|EnableFirewall=D:1;DisableNotifications=D:0
HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules|CoreNet-DNS-Out-UDP=S:v2.0,Action=Allow,Active=TRUE,Dir=Out;CoreNet-DHCP-In=S:v2.0,Action=Allow,Active=TRUE,Dir=In
HKLM\SYSTEM\CurrentControlSet\Services\crypt32\Performance|Library=S:crypt32.dll
HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application|MaxSize=D:20971520;Retention=D:0;File=X:%SystemRoot%\system32\winevt\Logs\Application.evtx
HKLM\SYSTEM\CurrentControlSet\Services\EventLog\System|MaxSize=D:20971520;Retention=D:0;File=X:%SystemRoot%\system32\winevt\Logs\System.evtx
HKLM\SYSTEM\CurrentControlSet\Services\WinSxS
HKLM\SAM\SAM|C=B:120
HKLM\SAM\SAM\Domains\Account|F=B:240;V=B:336
HKLM\SAM\SAM\Domains\Account\Users\000003E9|F=B:80;V=B:884
HKLM\SAM\SAM\Domains\Account\Users\Names\Mara|=B:4
HKLM\SAM\SAM\Domains\Builtin|F=B:232;V=B:276
HKLM\SAM\SAM\Domains\Builtin\Aliases\00000220|C=B:320
HKLM\SAM\SAM\Domains\Builtin\Aliases\00000221|C=B:296
HKLM\SECURITY\Policy\SecDesc|=B:220
HKLM\SECURITY\Policy\PolAdtEv|=B:80
HKLM\SECURITY\Policy\PolMachineAccountS|=B:0
HKLM\HARDWARE\DESCRIPTION\System|SystemBiosDate=S:04/18/08;SystemBiosVersion=M:HARBOR - 1;Identifier=S:AT/AT COMPATIBLE
HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor\0|~MHz=D:2400;Identifier=S:x86 Family 6 Model 15 Stepping 11;ProcessorNameString=S:Kernelscope virtual processor 2.40GHz;VendorIdentifier=S:GenuineIntel
HKLM\HARDWARE\DEVICEMAP\VIDEO|MaxObjectNumber=D:4
`;

/** HKLM\SOFTWARE outside of Classes. */
export const SOFTWARE_KEYS = String.raw`
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion|CurrentVersion=S:6.0;CurrentBuild=S:6001;CurrentBuildNumber=S:6001;CSDVersion=S:Service Pack 1;ProductName=S:Windows Vista (TM) Business;EditionID=S:Business;RegisteredOwner=S:Mara;InstallationType=S:Client;SystemRoot=S:C:\Windows;ProductId=S:89580-378-0000007-71234;DigitalProductId=B:164;InstallDate=D:1220000000;BuildLab=S:6001.longhorn_rtm.080118-1840
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Windows|AppInit_DLLs=S:;LoadAppInit_DLLs=D:0;DeviceNotSelectedTimeout=S:15;GDIProcessHandleQuota=D:10000;USERProcessHandleQuota=D:10000;Spooler=S:yes;swapdisk=S:;TransmissionRetryTimeout=S:90;DdeSendTimeout=D:0
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon|AutoAdminLogon=S:0;Shell=S:explorer.exe;Userinit=S:C:\Windows\system32\userinit.exe,;LegalNoticeText=S:;ReportBootOk=S:1;ShutdownWithoutLogon=S:1;cachedlogonscount=S:10;forceunlocklogon=D:0;passwordexpirywarning=D:14
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\DllNXOptions|nwcore.dll=D:1
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\GRE_Initialize|DisableMetaFiles=D:0
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Compatibility32
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\IME Compatibility
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Diagnostics
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\FontSubstitutes|MS Shell Dlg=S:Microsoft Sans Serif;MS Shell Dlg 2=S:Tahoma;Helv=S:MS Sans Serif;Tms Rmn=S:MS Serif;Helvetica=S:Arial;Times=S:Times New Roman
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\FontLink\SystemLink|Lucida Sans Unicode=M:MSGOTHIC.TTC,MINGLIU.TTC;Tahoma=M:MSGOTHIC.TTC,GULIM.TTC;Segoe UI=M:TAHOMA.TTF,MEIRYO.TTC,MALGUN.TTF
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\LanguagePack\SurrogateFallback|Plane2=S:SimSun-ExtB
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Svchost|netsvcs=M:AeLookupSvc,wercplsupport,Themes,CertPropSvc,SCPolicySvc,lanmanserver,gpsvc,IKEEXT,AudioSrv,BITS,ProfSvc,Schedule,SENS,ShellHWDetection,Winmgmt,wuauserv,MMCSS;LocalService=M:nsi,W32Time,EventSystem,netprofm,WebClient;NetworkService=M:CryptSvc,Dnscache,KtmRm,LanmanWorkstation,NlaSvc,TermService;DcomLaunch=M:PlugPlay,DcomLaunch;rpcss=M:RpcSs
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList|ProfilesDirectory=X:%SystemDrive%\Users;Default=X:%SystemDrive%\Users\Default;Public=X:%SystemDrive%\Users\Public;ProgramData=X:%SystemDrive%\ProgramData
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\AppCompatFlags|ShowDebugInfo=D:0
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Perflib|Base Index=D:1847;Last Counter=D:5334;Last Help=D:5335;Version=D:65537
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Perflib\009|Counter=M:1,1847,2,System,4,Memory;Help=M:3,help,5,help
HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Time Zones\GMT Standard Time|Display=S:(GMT) Dublin;Dlt=S:GMT Daylight Time;Std=S:GMT Standard Time;TZI=B:44
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion|ProgramFilesDir=S:C:\Program Files;CommonFilesDir=S:C:\Program Files\Common Files;DevicePath=X:%SystemRoot%\inf;MediaPath=S:C:\Windows\Media;ProgramFilesPath=X:%ProgramFiles%;SM_GamesName=S:Games
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\SideBySide|MaxInUseFilesToDelete=D:10
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\SideBySide\AssemblyStorageRoots
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer|BindDirectlyToPropertySetStorage=D:0;ForceActiveDesktopOn=D:0;NoActiveDesktop=D:1
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System|ConsentPromptBehaviorAdmin=D:2;EnableLUA=D:1;EnableVirtualization=D:1;FilterAdministratorToken=D:0;PromptOnSecureDesktop=D:1;dontdisplaylastusername=D:0;shutdownwithoutlogon=D:1;undockwithoutlogon=D:1;legalnoticetext=S:
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\NonEnum|{BDEADF00-C265-11D0-BCED-00A0C90AB50F}=D:1
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer|GlobalAssocChangedCounter=D:29;IconUnderline=B:4;link=B:4;FileOpenDialog=S:{DC1C5A9C-E88A-4DDE-A5A1-60F82A20AEF7}
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Advanced|StartMenuInit=D:4;WebView=D:1
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders|Common Desktop=S:C:\Users\Public\Desktop;Common Documents=S:C:\Users\Public\Documents;Common AppData=S:C:\ProgramData;Common Start Menu=S:C:\ProgramData\Microsoft\Windows\Start Menu;Common Startup=S:C:\ProgramData\Microsoft\Windows\Start Menu\Programs\Startup
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders|Common Desktop=X:%PUBLIC%\Desktop;Common Documents=X:%PUBLIC%\Documents;Common AppData=X:%ProgramData%
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\ShellIconOverlayIdentifiers
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Browser Helper Objects
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\FileExts
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\KindMap|.txt=S:document;.jpg=S:picture;.mp3=S:music;.doc=S:document;.lnk=S:link;.exe=S:program;.zip=S:folder;.avi=S:video
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\PropertySystem
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SharedTaskScheduler|{8C7461EF-2B13-11d2-BE35-3078302C2030}=S:Component Categories cache daemon
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Desktop\NameSpace
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\MyComputer\NameSpace
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\ControlPanel\NameSpace
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Shell Extensions\Approved|{09799AFB-AD67-11d1-ABCD-00C04FC30936}=S:Open With Context Menu Handler
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Shell Extensions\Blocked
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\winword.exe|=S:C:\Program Files\Northwind Office\Office12\nwwriter.exe;Path=S:C:\Program Files\Northwind Office\Office12\
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\navigator.exe|=S:C:\Program Files\Fabrikam\Navigator\navigator.exe
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run|Windows Defender=X:%ProgramFiles%\Windows Defender\MSASCui.exe -hide;SyncTray=S:C:\Program Files\Adventure Works\SyncTray\synctray.exe;ContosoTray=S:C:\Program Files\Contoso Antivirus\cttray.exe
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings|EnablePunycode=D:1;ActiveXCache=S:C:\Windows\Downloaded Program Files;CodeBaseSearchPath=S:CODEBASE
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Zones\3|1001=D:1;1004=D:3;1200=D:0;1400=D:0;1601=D:1;1803=D:0;CurrentLevel=D:70912;Flags=D:1;MinLevel=D:69632
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\5.0\Cache\Content|CacheLimit=D:51200;CachePrefix=S:
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update|AUOptions=D:4;AUState=D:2;NextDetectionTime=S:2008-11-30 10:12:44;ScheduledInstallDay=D:0;ScheduledInstallTime=D:3
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\State\Machine|Distinguished-Name=S:;Loopback-Processing=D:0
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio\Render|Default=D:0
HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer|InstallerLocation=S:C:\Windows\system32\
HKLM\SOFTWARE\Microsoft\Windows\Windows Error Reporting|LoggingDisabled=D:0;MaxQueueCount=D:50;DontShowUI=D:0
HKLM\SOFTWARE\Microsoft\Windows\Windows Search|SetupCompletedSuccessfully=D:1;DataDirectory=X:%ProgramData%\Microsoft\Search\Data\;CurrentVersion=S:6.0
HKLM\SOFTWARE\Microsoft\Windows Search\Gather\Windows\SystemIndex|GatherLogsNumber=D:5;ProgressFlushInterval=D:5000;Instance=S:SystemIndex
HKLM\SOFTWARE\Microsoft\Windows Search\Gathering Manager|DemandIndexing=D:0;FileChangeClientConfigs=S:;PerformanceLevel=D:3;UserAgent=S:Indexer
HKLM\SOFTWARE\Microsoft\Windows Search\UsnNotifier\Windows\Catalogs\SystemIndex|{7C0F5A10-6B1D-11DD-8A0E-806E6F6E6963}=Q:188743680
HKLM\SOFTWARE\Microsoft\Windows Defender|ProductStatus=D:0;InstallLocation=X:%ProgramFiles%\Windows Defender\
HKLM\SOFTWARE\Microsoft\Windows Defender\Real-Time Protection|DisableRealtimeMonitoring=D:0;CheckForSignaturesBeforeRunningScan=D:1
HKLM\SOFTWARE\Microsoft\OLE|DefaultLaunchPermission=B:96;EnableDCOM=S:Y;MachineAccessRestriction=B:68;MachineLaunchRestriction=B:72;MinimumFreeMemPercentageToCreateProcess=D:5
HKLM\SOFTWARE\Microsoft\COM3|Com+Enabled=D:1;REGDBVersion=B:8;REGDBAutoBackUp=D:1
HKLM\SOFTWARE\Microsoft\Rpc|MaxRpcSize=D:0;UuidSequenceNumber=D:14327018
HKLM\SOFTWARE\Microsoft\Rpc\SecurityService|9=S:secur32.dll;10=S:secur32.dll;14=S:schannel.dll;16=S:secur32.dll
HKLM\SOFTWARE\Microsoft\CTF\KnownClasses
HKLM\SOFTWARE\Microsoft\CTF\TIP
HKLM\SOFTWARE\Microsoft\CTF\SystemShared|CUAS=D:1
HKLM\SOFTWARE\Microsoft\Cryptography|MachineGuid=S:5b0c3b0f-2c0e-4a0d-9f32-0d0c8e2a11b6
HKLM\SOFTWARE\Microsoft\Cryptography\Defaults\Provider Types\Type 001|Name=S:Microsoft Strong Cryptographic Provider;TypeName=S:RSA Full
HKLM\SOFTWARE\Microsoft\Cryptography\Defaults\Provider\Microsoft Strong Cryptographic Provider|Image Path=X:%SystemRoot%\system32\rsaenh.dll;Type=D:1;SigInFile=D:0
HKLM\SOFTWARE\Microsoft\SystemCertificates\Root\Certificates
HKLM\SOFTWARE\Microsoft\EventSystem\{26c409cc-ae86-11d1-b616-00805fc79216}\Subscriptions
HKLM\SOFTWARE\Microsoft\Internet Explorer|Version=S:7.0.6001.18000;Build=S:76001
HKLM\SOFTWARE\Microsoft\Internet Explorer\Main|Anchor_Visitation_Horizon=B:4;Cache_Percent_of_Disk=B:4;Delete_Temp_Files_On_Exit=S:yes;Enable_Disk_Cache=S:yes;Local Page=X:%SystemRoot%\system32\blank.htm
HKLM\SOFTWARE\Microsoft\Internet Explorer\Main\FeatureControl
HKLM\SOFTWARE\Microsoft\WBEM\CIMOM|Logging=S:1;Repository Directory=X:%SystemRoot%\system32\wbem\Repository;Working Directory=X:%SystemRoot%\system32\WBEM;Max Class Cache Size=D:5242880;Max Tasks=D:10;EnableEvents=S:1;High Threshold On Events (B)=D:20000000
HKLM\SOFTWARE\Microsoft\WBEM\Providers|Performance Data=D:0
HKLM\SOFTWARE\Microsoft\MediaPlayer\Setup|PlayerVersion=S:11,0,6001,7000
HKLM\SOFTWARE\Microsoft\Tracing|EnableConsoleTracing=D:0
HKLM\SOFTWARE\Microsoft\Security Center|cval=D:1;AntiVirusOverride=D:0;FirewallOverride=D:0
HKLM\SOFTWARE\Microsoft\Security Center\Svc|AntiVirusDisableNotify=D:0;VistaSp1=Q:128524848000000000
HKLM\SOFTWARE\Policies
HKLM\SOFTWARE\Policies\Microsoft\Windows
HKLM\SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers|authenticodeenabled=D:0
HKLM\SOFTWARE\Policies\Microsoft\SystemCertificates
HKLM\SOFTWARE\Contoso\Antivirus|Version=S:8.1.442;Signatures=D:20081121;Realtime=D:1;ScanLevel=D:2;LogLevel=D:1;Exclusions=M:C:\Windows\Temp
HKLM\SOFTWARE\Northwind\Office\12.0\Common|InstallRoot=S:C:\Program Files\Northwind Office\Office12\;ProductVersion=S:12.0.4518;UILanguage=D:1033
HKLM\SOFTWARE\Fabrikam\Navigator|CurrentVersion=S:3.0.4;InstallDirectory=S:C:\Program Files\Fabrikam\Navigator
HKLM\SOFTWARE\Adventure Works\SyncTray|Server=S:sync.adventure-works.example;IntervalSec=D:20
`;

/** Hive of one user: HKCU. */
export const USER_KEYS = String.raw`
HKCU\Environment|TEMP=X:%USERPROFILE%\AppData\Local\Temp;TMP=X:%USERPROFILE%\AppData\Local\Temp
HKCU\Volatile Environment|LOGONSERVER=S:\\HARBOR-PC;APPDATA=S:C:\Users\Mara\AppData\Roaming;HOMEDRIVE=S:C:;HOMEPATH=S:\Users\Mara;USERNAME=S:Mara;LOCALAPPDATA=S:C:\Users\Mara\AppData\Local
HKCU\Control Panel\Desktop|AutoEndTasks=S:0;CursorBlinkRate=S:530;DragFullWindows=S:1;FontSmoothing=S:2;FontSmoothingType=D:2;ForegroundLockTimeout=D:200000;HungAppTimeout=S:5000;MenuShowDelay=S:400;Wallpaper=S:C:\Windows\Web\Wallpaper\img24.jpg;WallpaperStyle=S:2;TileWallpaper=S:0;UserPreferencesMask=B:8;ScreenSaveActive=S:1;SmoothScroll=D:1
HKCU\Control Panel\Desktop\WindowMetrics|BorderWidth=S:-15;CaptionFont=B:92;IconFont=B:92;MenuFont=B:92;MessageFont=B:92;Shell Icon Size=S:32;AppliedDPI=D:96;MinAnimate=S:1
HKCU\Control Panel\International|Locale=S:00000409;LocaleName=S:en-US;sShortDate=S:M/d/yyyy;sTimeFormat=S:h:mm:ss tt;iCountry=S:1;sDecimal=S:.;sThousand=S:,;sCurrency=S:$;iFirstDayOfWeek=S:6
HKCU\Control Panel\Mouse|DoubleClickSpeed=S:500;MouseSensitivity=S:10;MouseSpeed=S:1;SwapMouseButtons=S:0;MouseHoverTime=S:400
HKCU\Control Panel\Colors|Window=S:255 255 255;WindowText=S:0 0 0;Hilight=S:51 153 255;ButtonFace=S:240 240 240
HKCU\Control Panel\Appearance\Schemes|@themeui.dll,-850=B:712
HKCU\Keyboard Layout\Toggle|Language Hotkey=S:1;Layout Hotkey=S:2
HKCU\Software\Classes
HKCU\Software\Classes\Local Settings
HKCU\Software\Classes\Local Settings\Software\Microsoft\Windows\Shell\MuiCache|LangID=B:2
HKCU\Software\Classes\Local Settings\MuiCache|LanguageList=M:en-US,en
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer|ShellState=B:36;CleanShutdown=D:0;Browse For Folder Width=D:318;FirstRunTelemetryComplete=D:1;WebFindBandHook=S:{68F2D3FC-8366-4A46-8224-58EFA2749425};SlowContextMenuEntries=B:180
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced|Hidden=D:2;HideFileExt=D:1;ShowSuperHidden=D:0;ListviewAlphaSelect=D:1;ListviewShadow=D:1;MapNetDrvBtn=D:0;SeparateProcess=D:0;ServerAdminUI=D:0;ShowCompColor=D:1;ShowInfoTip=D:1;ShowTypeOverlay=D:1;Start_SearchFiles=D:1;TaskbarAnimations=D:1;TaskbarGlomming=D:1;WebView=D:1;DontPrettyPath=D:0;Filter=D:0;HideIcons=D:0;IconsOnly=D:0;AutoCheckSelect=D:0
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\CabinetState|Settings=B:12;FullPath=D:0
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\SessionInfo\1|ProgramCount=D:4
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders|Desktop=S:C:\Users\Mara\Desktop;Personal=S:C:\Users\Mara\Documents;AppData=S:C:\Users\Mara\AppData\Roaming;Local AppData=S:C:\Users\Mara\AppData\Local;Cache=S:C:\Users\Mara\AppData\Local\Microsoft\Windows\Temporary Internet Files;Recent=S:C:\Users\Mara\AppData\Roaming\Microsoft\Windows\Recent;Start Menu=S:C:\Users\Mara\AppData\Roaming\Microsoft\Windows\Start Menu;My Pictures=S:C:\Users\Mara\Pictures;My Music=S:C:\Users\Mara\Music;Favorites=S:C:\Users\Mara\Favorites;SendTo=S:C:\Users\Mara\AppData\Roaming\Microsoft\Windows\SendTo
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders|Desktop=X:%USERPROFILE%\Desktop;Personal=X:%USERPROFILE%\Documents;AppData=X:%USERPROFILE%\AppData\Roaming;Local AppData=X:%USERPROFILE%\AppData\Local;Cache=X:%USERPROFILE%\AppData\Local\Microsoft\Windows\Temporary Internet Files;Recent=X:%USERPROFILE%\AppData\Roaming\Microsoft\Windows\Recent;My Pictures=X:%USERPROFILE%\Pictures
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\MountPoints2\C|BaseClass=S:Drive
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\MountPoints2\CPC\Volume|Generation=D:1
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\RecentDocs|MRUListEx=B:84;0=B:110;1=B:134;2=B:118;3=B:126;4=B:98;5=B:142
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\ComDlg32\OpenSavePidlMRU|MRUListEx=B:44
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\StreamMRU|MRUListEx=B:164
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\StartPage|StartMenu_Start_Time=B:8;Favorites=B:1214;FavoritesChanges=D:11
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\UserAssist\{CEBFF5CD-ACE2-4F4F-9178-9926F41749EA}\Count|HRZR_PGYFRFFVBA=B:72
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Streams\Desktop|TaskbarWinXP=B:812;Toolbars=B:17
HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\TrayNotify|PastIconsStream=B:4108;IconStreams=B:2210
HKCU\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer|NoDriveTypeAutoRun=D:145
HKCU\Software\Microsoft\Windows\CurrentVersion\Run|Sidebar=S:C:\Program Files\Windows Sidebar\sidebar.exe /autoRun
HKCU\Software\Microsoft\Windows\CurrentVersion\ThemeManager|ColorName=S:NormalColor;DllName=X:%SystemRoot%\resources\themes\Aero\Aero.msstyles;LoadedBefore=S:1;LMVersion=S:101;SizeName=S:NormalSize;ThemeActive=S:1
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings|CertificateRevocation=D:1;EmailName=S:User@;EnableHttp1_1=D:1;MigrateProxy=D:1;PrivacyAdvanced=D:0;ProxyEnable=D:0;ProxyHttp1.1=D:1;UrlEncoding=D:0;User Agent=S:Mozilla/4.0 (compatible, MSIE 7.0, Win32);WarnonZoneCrossing=D:0;ZonesSecurityUpgrade=B:8
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap|AutoDetect=D:1;IntranetName=D:1;ProxyByPass=D:1;UNCAsIntranet=D:0
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Zones\3|1001=D:1;1004=D:3;1200=D:0;1400=D:0;1601=D:1;1803=D:0;CurrentLevel=D:70912;Flags=D:219;DisplayName=S:Internet
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\5.0\Cache\Content|CacheLimit=D:51200;CachePrefix=S:
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\5.0\Cache\Cookies|CacheLimit=D:8192;CachePrefix=S:Cookie,
HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\5.0\Cache\History|CacheLimit=D:8192;CachePrefix=S:Visited,
HKCU\Software\Microsoft\Windows\DWM|Composition=D:1;ColorizationColor=D:1170505471;ColorizationOpaqueBlend=D:0;CompositionPolicy=D:0
HKCU\Software\Microsoft\Windows\Windows Error Reporting|DontShowUI=D:0;LastQueuePesterTime=Q:128725056000000000
HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows|Device=S:Harbor Laser,winspool,Ne00,;UserSelectedDefault=D:0;Load=S:
HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon|ExcludeProfileDirs=S:AppData\Local;BuildNumber=D:6001
HKCU\Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Layers
HKCU\Software\Microsoft\CTF\LangBar|ShowStatus=D:3;ExtraIconsOnMinimized=D:0;Transparency=D:255;Label=D:1
HKCU\Software\Microsoft\CTF\Sapilayr
HKCU\Software\Microsoft\Internet Explorer\Main|Start Page=S:http://start.fabrikam.example/;Anchor Underline=S:yes;Cache_Update_Frequency=S:Once_Per_Session;Display Inline Images=S:yes;NoUpdateCheck=D:1;Save_Session_History_On_Exit=S:no;Show_ToolBar=S:yes;Window_Placement=B:44
HKCU\Software\Microsoft\Internet Explorer\Toolbar|Locked=D:1;ITBar7Layout=B:132
HKCU\Software\Microsoft\Notepad|lfFaceName=S:Lucida Console;lfHeight=D:-13;lfWeight=D:400;iWindowPosX=D:144;iWindowPosY=D:119;iWindowPosDX=D:960;iWindowPosDY=D:520;StatusBar=D:0;fWrap=D:0;iPointSize=D:100;szHeader=S:&f;szTrailer=S:Page &p
HKCU\Software\Microsoft\Command Processor|CompletionChar=D:9;DefaultColor=D:0;EnableExtensions=D:1;PathCompletionChar=D:9
HKCU\Software\Microsoft\MediaPlayer\Preferences|AcceptedEULA=D:1;FirstTime=D:1;Volume=D:62;Mute=D:0;ModeShuffle=D:0;LastPlaylist=S:C:\Users\Mara\Music\evening.wpl;LibraryHasBeenRun=D:1
HKCU\Software\Microsoft\Windows Mail|Compact Check Count=D:41;Last Backup=B:8;Store Root=X:%USERPROFILE%\AppData\Local\Microsoft\Windows Mail\;Poll For Mail=D:60000
HKCU\Software\Northwind\Office\12.0\Common\General|FirstRun=D:0;Templates=S:Templates;UserTemplates=S:
HKCU\Software\Northwind\Office\12.0\Writer\Options|AutosaveInterval=D:10;BkgrndPag=D:1;DefaultFormat=S:;DOC-PATH=X:%USERPROFILE%\Documents;LiveWordCount=D:1;ZoomApp=D:1
HKCU\Software\Northwind\Office\12.0\Writer\Data|Settings=B:1640;Toolbars=B:464
HKCU\Software\Fabrikam\Navigator\Main|Install Directory=S:C:\Program Files\Fabrikam\Navigator;Profile=S:default
HKCU\Software\Adventure Works\SyncTray|LastSync=Q:128725056000000000;Account=S:mara@adventure-works.example;Pending=D:0
`;

/** Services whose key has an ImagePath, a type and Parameters; `name:group:dll`. */
export const SERVICE_NAMES = `AeLookupSvc:netsvcs:aelupsvc Appinfo:netsvcs:appinfo AudioEndpointBuilder:LocalSystemNetworkRestricted:audiosrv AudioSrv:LocalServiceNetworkRestricted:audiosrv BFE:LocalServiceNoNetwork:bfe BITS:netsvcs:qmgr Browser:netsvcs:browser CertPropSvc:netsvcs:certprop
CryptSvc:NetworkService:cryptsvc DcomLaunch:DcomLaunch:rpcss Dhcp:LocalServiceNetworkRestricted:dhcpcsvc Dnscache:NetworkService:dnsrslvr DPS:LocalServiceNoNetwork:dps EapHost:netsvcs:eapsvc EMDMgmt:LocalSystemNetworkRestricted:emdmgmt Eventlog:LocalServiceNetworkRestricted:wevtsvc EventSystem:LocalService:es
gpsvc:netsvcs:gpsvc hidserv:LocalSystemNetworkRestricted:hidserv IKEEXT:netsvcs:ikeext iphlpsvc:netsvcs:iphlpsvc KtmRm:NetworkService:msdtckrm LanmanServer:netsvcs:srvsvc LanmanWorkstation:NetworkService:wkssvc lmhosts:LocalServiceNetworkRestricted:lmhsvc MMCSS:netsvcs:mmcss MpsSvc:LocalServiceNoNetwork:mpssvc
Netman:LocalSystemNetworkRestricted:netman netprofm:LocalService:netprofm NlaSvc:NetworkService:nlasvc nsi:LocalService:nsisvc PcaSvc:LocalSystemNetworkRestricted:pcasvc PlugPlay:DcomLaunch:umpnpmgr PolicyAgent:NetworkServiceNetworkRestricted:ipsecsvc ProfSvc:netsvcs:profsvc RasMan:netsvcs:rasmans RpcSs:rpcss:rpcss Schedule:netsvcs:schedsvc
seclogon:netsvcs:seclogon SENS:netsvcs:sens ShellHWDetection:netsvcs:shsvcs SSDPSRV:LocalService:ssdpsrv SysMain:LocalSystemNetworkRestricted:sysmain TabletInputService:LocalSystemNetworkRestricted:tabsvc TapiSrv:NetworkService:tapisrv TermService:NetworkService:termsrv Themes:netsvcs:shsvcs TrkWks:LocalSystemNetworkRestricted:trkwks UxSms:LocalSystemNetworkRestricted:uxsms
W32Time:LocalService:w32time WdiSystemHost:LocalSystemNetworkRestricted:wdi WebClient:LocalService:webclnt WerSvc:WerSvcGroup:wersvc WinDefend:secsvcs:mpsvc WinHttpAutoProxySvc:LocalService:winhttp Winmgmt:netsvcs:wmisvc Wlansvc:LocalSystemNetworkRestricted:wlansvc WPDBusEnum:LocalSystemNetworkRestricted:wpdbusenum wscsvc:LocalServiceNetworkRestricted:wscsvc wuauserv:netsvcs:wuaueng wudfsvc:LocalSystemNetworkRestricted:wudfsvc`;

/** File types: extension, class, perceived type, whether it has an icon handler. */
export const FILE_TYPES = `.txt:txtfile:text .doc:NwWriter.Document.8:document .docx:NwWriter.Document.12:document .xls:NwSheet.Sheet.8:document .xlsx:NwSheet.Sheet.12:document .ppt:NwShow.Show.8:document .rtf:NwWriter.RTF.8:document .pdf:ReaderDoc.Document:document .htm:NavigatorHTML:text .html:NavigatorHTML:text .xml:xmlfile:text .css:CSSfile:text .js:JSFile:text
.jpg:jpegfile:image .jpeg:jpegfile:image .png:pngfile:image .gif:giffile:image .bmp:Paint.Picture:image .tif:TIFImage.Document:image .ico:icofile:image .mp3:WMP11.AssocFile.MP3:audio .wma:WMP11.AssocFile.WMA:audio .wav:SoundRec:audio .m3u:WMP11.AssocFile.M3U:audio .wpl:WMP11.AssocFile.WPL:audio .avi:WMP11.AssocFile.AVI:video .wmv:WMP11.AssocFile.WMV:video .mpg:WMP11.AssocFile.MPEG:video
.zip:CompressedFolder:compressed .cab:CABFolder:compressed .exe:exefile:application .com:comfile:application .bat:batfile:application .cmd:cmdfile:application .msi:Msi.Package:application .dll:dllfile:system .sys:sysfile:system .ocx:ocxfile:system .cpl:cplfile:system .drv:drvfile:system .ini:inifile:text .inf:inffile:text .log:txtfile:text .reg:regfile:text .lnk:lnkfile:system .url:InternetShortcut:system
.library-ms:LibraryFolder:system .search-ms:SearchFolder:system .contact:contact_wab_auto_file:document .eml:Windows Mail Email Message:document .vcf:vcard_wab_auto_file:document .ttf:ttffile:system .fon:fonfile:system .hlp:hlpfile:document .chm:chm.file:document .theme:themefile:system .scr:scrfile:application .vbs:VBSFile:text .db:dbfile:system .dat:datfile:system .tmp:tmpfile:system .bak:bakfile:system .evtx:evtxfile:system .job:JobObject:system .mht:mhtmlfile:text .wab:wab_auto_file:document .iso:isofile:compressed .psd:psdfile:image .csv:NwSheet.CSV:text`;

/** Shell classes that are no file types. */
export const SHELL_CLASSES = 'Directory Folder Drive AllFilesystemObjects * Unknown DesktopBackground Network NetServer NetShare Printers DVD LibraryLocation Stack.Image Stack.Document Stack.Audio SystemFileAssociations\\image SystemFileAssociations\\text SystemFileAssociations\\audio SystemFileAssociations\\video SystemFileAssociations\\document Applications\\navigator.exe Applications\\nwwriter.exe Applications\\wmplayer.exe Applications\\notepad.exe';
