// src-main/kernel/etw/rundown.ts
//
// What a session says of the machine that was there before it, and that is there after it: SystemConfig and DCStart at its start, DCEnd and
// FileRundown at its end. Each class of events is asked for by the enable flag of its live events.
//
// Order: the configuration; then process by process, each with its threads and its images. Rundown takes room in the session's buffers like
// everything else.
//
// Source: learn.microsoft.com/windows/win32/etw "Process_TypeGroup1", "SystemConfig", "FileIo_Name".

import { fileRundown } from '../../../src-shared/trace/events/file-rundown.ts';
import { imageDcEnd } from '../../../src-shared/trace/events/image-dc-end.ts';
import { imageDcStart } from '../../../src-shared/trace/events/image-dc-start.ts';
import { processDcEnd } from '../../../src-shared/trace/events/process-dc-end.ts';
import { processDcStart } from '../../../src-shared/trace/events/process-dc-start.ts';
import { systemConfigCpu } from '../../../src-shared/trace/events/system-config-cpu.ts';
import { systemConfigPhyDisk } from '../../../src-shared/trace/events/system-config-phy-disk.ts';
import { threadDcEnd } from '../../../src-shared/trace/events/thread-dc-end.ts';
import { threadDcStart } from '../../../src-shared/trace/events/thread-dc-start.ts';
import type { EventTypeId, PayloadWriter, StringId } from '../../../src-shared/trace/model.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import { FileObject } from '../io/file-object.ts';
import { ALLOCATION_GRANULARITY } from '../mm/image.ts';
import type { HandleTable } from '../ob/handle-table.ts';
import type { EProcess } from '../ps/process.ts';
import type { Etw } from './etw.ts';
import { commandLine } from './lifetimes.ts';
import { EnableFlag } from './session-properties.ts';
import type { TraceSession } from './session.ts';

const EVENT_BYTES = 96;
const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;
/** What a disk reports that is addressed by blocks. */
const GEOMETRY = { bytesPerSector: 512, sectorsPerTrack: 63, tracksPerCylinder: 255 } as const;

interface RundownTypes {
  readonly process: typeof processDcStart | typeof processDcEnd;
  readonly thread: typeof threadDcStart | typeof threadDcEnd;
  readonly image: typeof imageDcStart | typeof imageDcEnd;
}

const START: RundownTypes = { process: processDcStart, thread: threadDcStart, image: imageDcStart };
const END: RundownTypes = { process: processDcEnd, thread: threadDcEnd, image: imageDcEnd };

export class Rundown {
  private readonly etw: Etw;

  constructor(etw: Etw) {
    this.etw = etw;
  }

  start(session: TraceSession): void {
    this.configuration(session);
    for (const process of this.etw.kernel.ps.processes.values()) this.describe(session, process, START);
  }

  end(session: TraceSession): void {
    if (session.buffers.stopped) return;
    for (const process of this.etw.kernel.ps.processes.values()) {
      this.describe(session, process, END);
      if (this.wants(EnableFlag.DISK_FILE_IO)) this.openFiles(session, process);
    }
  }

  private wants(flag: number): boolean {
    return (this.etw.flags & flag) !== 0;
  }

  private configuration(session: TraceSession): void {
    const { kernel } = this.etw;
    const { machine } = kernel;
    const { sink } = session;
    if (this.wants(EnableFlag.PROCESS)) {
      const computerName = sink.string(machine.computerName);
      this.event(session, kernel.ps.systemProcess, 0, systemConfigCpu.id, 0, (payload) => systemConfigCpu.write(payload, {
        mhz: CYCLES_PER_SECOND / 1_000_000, numberOfProcessors: machine.cpus, memorySize: Math.floor(machine.memoryBytes / MEGABYTE),
        pageSize: PAGE_BYTES, allocationGranularity: ALLOCATION_GRANULARITY, computerName,
      }));
    }
    if (this.wants(EnableFlag.DISK_IO)) {
      const { bytesPerSector, sectorsPerTrack, tracksPerCylinder } = GEOMETRY;
      const cylinders = Math.floor(kernel.components.fs.diskBytes / (bytesPerSector * sectorsPerTrack * tracksPerCylinder));
      this.event(session, kernel.ps.systemProcess, 0, systemConfigPhyDisk.id, 0, (payload) => systemConfigPhyDisk.write(payload, { diskNumber: 0, ...GEOMETRY, cylinders }));
    }
  }

  private describe(session: TraceSession, process: EProcess, types: RundownTypes): void {
    const { sink } = session;
    if (this.wants(EnableFlag.PROCESS)) {
      const fields = { processId: process.pid, parentId: process.parentPid, sessionId: process.session, commandLine: sink.string(commandLine(process)) };
      this.event(session, process, 0, types.process.id, sink.string(process.spec.imagePath), (payload) => types.process.write(payload, fields));
    }
    if (this.wants(EnableFlag.THREAD)) {
      for (const thread of process.threads) {
        const fields = { threadId: thread.tid, basePriority: thread.basePriority };
        this.event(session, process, thread.tid, types.thread.id, 0, (payload) => types.thread.write(payload, fields));
      }
    }
    if (this.wants(EnableFlag.IMAGE_LOAD)) {
      for (const image of this.etw.kernel.components.mm.imagesOf(process)) {
        const fields = { imageBase: image.traceBase, imageSize: image.sizeBytes };
        this.event(session, process, 0, types.image.id, session.textId(image.path), (payload) => types.image.write(payload, fields));
      }
    }
  }

  private openFiles(session: TraceSession, process: EProcess): void {
    const table = process.handleTable as HandleTable | null;
    if (table === null) return;
    for (const handle of table.handles()) {
      const object = table.lookup(handle);
      if (!(object instanceof FileObject)) continue;
      this.event(session, process, 0, fileRundown.id, session.textId(object.path), (payload) => fileRundown.write(payload, { handle }));
    }
  }

  private event(session: TraceSession, process: EProcess, tid: number, type: EventTypeId, path: StringId, write: (payload: PayloadWriter) => void): void {
    const { now } = this.etw.kernel;
    if (!session.buffers.reserve(0, EVENT_BYTES, now)) return;
    const head = session.heads.head(this.etw.lifetimes.indexOf(process), tid, type, 0, 0);
    write(session.sink.payload);
    this.etw.tracer.lastTime = now;
    session.sink.append(now, 0, head, path, 0, 0);
  }
}
