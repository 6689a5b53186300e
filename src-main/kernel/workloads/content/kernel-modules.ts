// src-main/kernel/workloads/content/kernel-modules.ts
//
// The kernel-mode images of the emulated PC, `name:size KiB`, in load order. The kernel image comes first; its file name
// depends on the machine and is filled in by whoever loads it.

const BOOT = `ntoskrnl.exe:3584 hal.dll:204 kdcom.dll:32 mcupdate_genuineintel.dll:384 pshed.dll:68 bootvid.dll:32 clfs.sys:260 ci.dll:896 wdf01000.sys:496 wdfldr.sys:52 acpi.sys:280 wmilib.sys:36
msisadrv.sys:32 pci.sys:156 partmgr.sys:60 compbatt.sys:12 battc.sys:40 volmgr.sys:60 volmgrx.sys:296 intelide.sys:28 pciidex.sys:56 mountmgr.sys:64 atapi.sys:32 ataport.sys:120 msahci.sys:40 fltmgr.sys:200 fileinfo.sys:64
ksecdd.sys:452 ndis.sys:1064 msrpc.sys:172 netio.sys:232 tcpip.sys:936 fwpkclnt.sys:108 ntfs.sys:1088 volsnap.sys:228 spldr.sys:32 mup.sys:60 ecache.sys:156 disk.sys:68 classpnp.sys:132 crcdisk.sys:36`;
const SYSTEM = `tunnel.sys:44 tunmp.sys:36 intelppm.sys:60 vgapnp.sys:40 videoprt.sys:132 dxgkrnl.sys:640 watchdog.sys:48 hdaudbus.sys:112 e1e6032.sys:220 usbuhci.sys:44 usbport.sys:248 usbehci.sys:60 ohci1394.sys:64 1394bus.sys:56
i8042prt.sys:76 kbdclass.sys:44 mouclass.sys:44 serial.sys:104 serenum.sys:40 parport.sys:96 fdc.sys:44 flpydisk.sys:40 cdrom.sys:96 storport.sys:180 msiscsi.sys:240 wmiacpi.sys:36 swenum.sys:8 ks.sys:168 mssmbios.sys:40 umbus.sys:52
rasl2tp.sys:92 ndistapi.sys:44 ndiswan.sys:140 raspppoe.sys:60 raspptp.sys:80 tdi.sys:44 termdd.sys:64 usbhub.sys:212 ndproxy.sys:68 portcls.sys:180 drmk.sys:148 hdaudio.sys:236 fs_rec.sys:36 null.sys:28 beep.sys:28 vga.sys:48
rdpcdd.sys:32 rdpencdd.sys:32 msfs.sys:44 npfs.sys:56 rasacd.sys:36 tdx.sys:88 smb.sys:80 afd.sys:288 netbt.sys:200 pacer.sys:88 netbios.sys:56 wanarp.sys:76 rdbss.sys:240 nsiproxy.sys:40 dfsc.sys:92 hidusb.sys:32 hidclass.sys:64 hidparse.sys:28
usbd.sys:8 kbdhid.sys:36 mouhid.sys:32 crashdmp.sys:52 dump_dumpata.sys:44 dump_msahci.sys:40 win32k.sys:2060 dxg.sys:96 dxapi.sys:40 tsddd.dll:36 cdd.dll:56 monitor.sys:60 framebuf.dll:36 luafv.sys:108 spsys.sys:696 lltdio.sys:64 rspndr.sys:76
nwifi.sys:184 ndisuio.sys:40 http.sys:428 srvnet.sys:116 bowser.sys:100 mpsdrv.sys:84 mrxdav.sys:124 mrxsmb.sys:124 mrxsmb10.sys:228 mrxsmb20.sys:96 srv2.sys:152 srv.sys:312 parvdm.sys:28 peauth.sys:892 secdrv.sys:40 tcpipreg.sys:44 tdtcp.sys:44 tssecsrv.sys:48 rdpwd.sys:204`;
const PC = `ctfilt.sys:184 cthook.sys:72 nwmirror.sys:36 asyncmac.sys:32 cdfs.sys:88 udfs.sys:236 fastfat.sys:160 exfat.sys:176 wudfpf.sys:92 wudfrd.sys:128 usbstor.sys:84 usbccgp.sys:96 usbaudio.sys:92 usbscan.sys:48 usbprint.sys:40 sffdisk.sys:40 sffp_sd.sys:40 sdbus.sys:104 hidir.sys:44 circlass.sys:48
modem.sys:52 mskssrv.sys:32 mspclock.sys:28 mspqm.sys:28 mstee.sys:28 stream.sys:72 bthport.sys:532 bthusb.sys:48 bthenum.sys:44 rfcomm.sys:160 bthpan.sys:112 bthmodem.sys:60 hidbth.sys:88 irenum.sys:44 irda.sys:116 netbt6.sys:40 qwavedrv.sys:56 rmcast.sys:140 loop.sys:28 nsc.sys:24
umpass.sys:28 viac7.sys:60 processr.sys:56 amdk8.sys:64 amdk7.sys:56 crusoe.sys:56 errdev.sys:28 agp440.sys:72 uliagpkx.sys:76 isapnp.sys:68 pcmcia.sys:184 sbp2port.sys:92 iirsp.sys:64 iteatapi.sys:56 lsi_sas.sys:88 megasas.sys:52 nvstor.sys:64 viaide.sys:36 vsmraid.sys:128 mspqos.sys:32
bridge.sys:88 ndisimplatform.sys:72 usbcir.sys:84 vdrvroot.sys:40 winusb.sys:52 scfilter.sys:36 wacompen.sys:40 tpm.sys:64 filetrace.sys:44 mpfilter.sys:148 wimfltr.sys:144 rdpdr.sys:248`;

export interface KernelModule {
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
}

export const KERNEL_MODULES: readonly KernelModule[] = [BOOT, SYSTEM, PC].flatMap((text) => text.split(/\s+/)).map((entry) => {
  const [name = '', size = '40'] = entry.split(':');
  const driver = name.endsWith('.sys') && name !== 'win32k.sys';
  return { name, path: `C:\\Windows\\${driver ? 'System32\\drivers' : 'System32'}\\${name}`, sizeBytes: Number(size) * 1024 };
});
