import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';

describe('the network', () => {
  it('shows connects, sends and receives as ETW gives them: no thread, no duration', () => {
    const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, computerName: 'HARBOR-PC', systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
    const sink = new RecordingSink();
    kernel.components.etw.start(sink);
    let received = 0;
    let waited = 0;
    kernel.ps.createProcess({ imagePath: 'C:\\net.exe', program: function* (u) {
      yield nt.socket(u, 'tcp', 50_000);
      const socket = u.result;
      const start = u.now;
      yield nt.connect(u, socket, 'www.contoso.com', 80, cyclesOfMs(20));
      waited = u.now - start;
      yield nt.send(u, socket, 429, 4000);
      while (received < 4000) {
        yield nt.receive(u, socket, 8192);
        received += u.result;
      }
      yield nt.disconnect(u, socket);
      yield nt.close(u, socket);
      yield nt.socket(u, 'udp', 50_001);
      const datagrams = u.result;
      yield nt.sendDatagram(u, datagrams, '192.0.2.1', 53, 33, 120, cyclesOfMs(5));
      yield nt.receive(u, datagrams, 512);
    } });
    kernel.runUntil(cyclesOfSeconds(0.5));
    expect(waited).toBeGreaterThan(cyclesOfMs(20));
    expect(waited).toBeLessThan(cyclesOfMs(21));
    const rows = sink.rows.filter((row) => row.eventClass === 'Network');
    expect(rows.map((row) => `${row.operation} ${row.path}`)).toEqual([
      'TCP Connect HARBOR-PC:50000 -> www.contoso.com:http',
      'TCP Send HARBOR-PC:50000 -> www.contoso.com:http',
      'TCP Receive HARBOR-PC:50000 -> www.contoso.com:http',
      'TCP Receive HARBOR-PC:50000 -> www.contoso.com:http',
      'TCP Receive HARBOR-PC:50000 -> www.contoso.com:http',
      'TCP Disconnect HARBOR-PC:50000 -> www.contoso.com:http',
      'UDP Send HARBOR-PC:50001 -> 192.0.2.1:domain',
      'UDP Receive HARBOR-PC:50001 -> 192.0.2.1:domain',
    ]);
    expect(rows.every((row) => row.tid === 0 && row.duration === 0 && row.result === 0)).toBe(true);
    expect(rows[0]?.detail).toBe('Length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: 65535, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0');
    expect(rows.slice(2, 5).map((row) => row.detail)).toEqual(['Length: 1460, seqnum: 0, connid: 0', 'Length: 1460, seqnum: 0, connid: 0', 'Length: 1080, seqnum: 0, connid: 0']);
    expect(sink.stackFrames(rows[2]?.stack ?? 0).join(' ')).toContain('ndis.sys!NdisMIndicateReceiveNetBufferLists');
  });
});
