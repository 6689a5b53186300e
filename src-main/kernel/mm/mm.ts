// src-main/kernel/mm/mm.ts
//
// The memory manager: sections and mapped views, images and the modules of processes, private memory and working sets.
//
// Models: Windows Internals 7th ed., part 1, ch. 5 "Memory management". Simplified: working sets grow with what is mapped and touched and are
// trimmed only under memory pressure (modified-page-writer.ts); private bytes are what was committed. Sizes are bytes.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { PageProtection, SyncType } from '../../../src-shared/nt/section-synchronization.ts';
import { imageLoad } from '../../../src-shared/trace/events/image-load.ts';
import { imageUnload } from '../../../src-shared/trace/events/image-unload.ts';
import type { EventTypeId, ProcessIndex } from '../../../src-shared/trace/model.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { ImageSetup } from '../core/setup.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import { OperationRecord } from '../etw/operation-record.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import type { TraceSession } from '../etw/session.ts';
import { IO_COST } from '../io/costs.ts';
import { FileObject } from '../io/file-object.ts';
import type { EProcess } from '../ps/process.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import { ServiceCost } from '../ob/service-cost.ts';
import { AddressSpace } from './address-space.ts';
import { Image, ImageLayout } from './image.ts';
import { MemoryEvents } from './memory-events.ts';
import { ModifiedPageWriter } from './modified-page-writer.ts';
import { SectionObject } from './section-object.ts';

const COST = {
  map: new ServiceCost(9, 0.7, 10, 20),
  unmap: new ServiceCost(4, 0.6),
  allocate: new ServiceCost(2, 0.6, 5, 20),
  softFault: new ServiceCost(0.6, 0.5, 5, 20),
} as const;
const PAGE = 4096;
/** Part of an image that is touched as it is mapped and its imports are resolved. */
const TOUCHED_SHARE = 4;
/** What a fault on a mapped file brings in with its neighbours, and at most. */
const FAULT_READ = 16_384;
const LARGEST_FAULT_READ = 65_536;

export class Mm {
  readonly pageWriter: ModifiedPageWriter;
  private readonly kernel: Kernel;
  private readonly prng: Prng;
  private readonly layout: ImageLayout;
  private readonly images = new Map<string, Image>();
  private readonly byName = new Map<string, Image>();
  private readonly drivers: Image[] = [];
  private readonly fields = new OperationRecord(-1);
  readonly memoryEvents: MemoryEvents;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.prng = kernel.prng('mm.cost');
    this.pageWriter = new ModifiedPageWriter(kernel);
    this.layout = new ImageLayout(kernel.machine.is64Bit, kernel.features.on('kernel.mpOnly') ? kernel.prng('mm.imageBias').below(256) : 0);
    const { services } = kernel;
    services.implement(Service.NtCreateSection, (u) => u.block(this.createSection(u)));
    services.implement(Service.NtMapViewOfSection, (u) => this.mapView(u));
    services.implement(Service.NtUnmapViewOfSection, (u) => this.unmapView(u));
    services.implement(Service.NtAllocateVirtualMemory, (u) => {
      this.commit(u.process, u.a0);
      u.complete(NtStatus.SUCCESS, this.spaceOf(u.process).allocate(u.a0));
      return COST.allocate.sample(this.prng);
    });
    services.implement(Service.NtFreeVirtualMemory, (u) => {
      const bytes = this.spaceOf(u.process).free(u.a0);
      u.process.privateBytes -= bytes;
      u.process.virtualSize -= bytes;
      this.memoryEvents.note(bytes);
      u.process.workingSet = Math.max(0, u.process.workingSet - bytes);
      u.complete(bytes === 0 ? NtStatus.INVALID_PARAMETER : NtStatus.SUCCESS);
      return COST.unmap.sample(this.prng);
    });
    this.memoryEvents = new MemoryEvents(kernel);
    services.implement(Service.PageFault, (u) => this.fault(u));
  }

  // ---- Setting the machine up

  setupImage(path: string, setup: ImageSetup): Image {
    const key = path.toLowerCase();
    let image = this.images.get(key);
    if (image === undefined) {
      image = new Image(path, setup.sizeBytes, setup);
      this.images.set(key, image);
      if (!this.byName.has(image.name)) this.byName.set(image.name, image);
      if (this.kernel.components.fs.resolve(path).node === null) this.kernel.components.fs.setupFile(path, { sizeBytes: setup.sizeBytes, cached: 0 });
    }
    return image;
  }

  setupDriver(path: string, setup: ImageSetup): void {
    const image = this.setupImage(path, setup);
    this.layout.place(image, true);
    this.drivers.push(image);
  }

  setupMappedImage(pid: number, path: string): void {
    const process = this.kernel.ps.byPid(pid);
    if (process !== undefined) this.mapInto(process, this.imageAt(path));
  }

  // ---- For the trace

  imageOf(path: string): Image | undefined {
    return this.images.get(path.toLowerCase());
  }

  moduleLayout(name: string): { readonly base: number; readonly sizeBytes: number } {
    const image = this.byName.get(name.toLowerCase());
    if (image === undefined) return { base: 0x1000_0000, sizeBytes: 0x10_0000 };
    if (image.base === 0) this.layout.place(image, this.drivers.includes(image) || image.name.endsWith('.sys'));
    return image;
  }

  /** What a process has mapped; for the System process, the drivers. */
  imagesOf(process: EProcess): readonly Image[] {
    return process === this.kernel.ps.systemProcess ? this.drivers : ((process.addressSpace as AddressSpace | null)?.images ?? []);
  }

  /** Tells the trace's tables what a process had mapped before the session. */
  describeModules(process: EProcess, session: TraceSession, index: ProcessIndex): void {
    for (const image of this.imagesOf(process)) this.describeModule(session, index, image, -1);
  }

  /** A process has ended: its images go with it. */
  imagesUnloaded(process: EProcess): void {
    if (!this.kernel.components.etw.enabled(EnableFlag.IMAGE_LOAD)) return;
    for (const image of this.imagesOf(process)) this.logImage(process, 0, 0, image, imageUnload.id);
  }

  private logImage(process: EProcess, tid: number, cpu: number, image: Image, type: EventTypeId): void {
    const { etw } = this.kernel.components;
    const p = etw.open(EnableFlag.IMAGE_LOAD, cpu, this.kernel.now);
    if (p === null) return;
    p.varuint(image.traceBase);
    p.u32(image.sizeBytes);
    etw.appendAs(process, tid, type, image.path, this.kernel.now, cpu);
  }

  private describeModule(session: TraceSession, index: ProcessIndex, image: Image, loadTime: number): void {
    const { sink } = session;
    sink.module(index, {
      base: image.base, sizeBytes: image.sizeBytes, path: session.textId(image.path), company: sink.string(image.company), version: sink.string(image.version),
      description: sink.string(image.description), loadTime,
    });
  }

  // ---- Sections

  private *createSection(u: UserContext): KernelRoutine {
    const { etw, ob } = this.kernel.components;
    const object = ob.lookup(u, u.a0);
    const pageProtection = u.a1;
    const isImage = u.a2 !== 0;
    if (!(object instanceof FileObject) || object.node.directory) {
      u.complete(NtStatus.INVALID_HANDLE);
      return;
    }
    const { node, path } = object;
    if (node.endOfFile === 0 && !isImage) {
      u.complete(NtStatus.INVALID_PARAMETER);
      return;
    }
    const writable = (pageProtection & (PageProtection.READWRITE | PageProtection.EXECUTE_READWRITE)) !== 0;
    const acquire = etw.begin(u, Op.CreateFileMapping, path);
    acquire.n0 = SyncType.CreateSection;
    acquire.n1 = pageProtection;
    yield u.compute(IO_COST.mapping.sample(this.prng));
    etw.end(acquire, writable || node.writableMappings > 0 ? NtStatus.FILE_LOCKED_WITH_WRITERS : NtStatus.FILE_LOCKED_WITH_ONLY_READERS);
    yield* this.release(u, object);
    if (!isImage) {
      yield u.compute(IO_COST.gap.sample(this.prng));
      const standard = etw.begin(u, Op.QueryStandard, path);
      standard.n0 = node.allocationSize;
      standard.n1 = node.endOfFile;
      standard.n2 = node.numberOfLinks;
      standard.n3 = 0;
      standard.n4 = 0;
      yield u.compute(IO_COST.query.sample(this.prng));
      etw.end(standard, NtStatus.SUCCESS);
    }
    yield u.compute(IO_COST.gap.sample(this.prng));
    const other = etw.begin(u, Op.CreateFileMapping, path);
    other.n0 = SyncType.Other;
    other.n1 = 0;
    yield u.compute(IO_COST.mapping.sample(this.prng));
    etw.end(other, NtStatus.SUCCESS);
    yield* this.release(u, object);
    const section = new SectionObject(node, isImage ? this.imageAt(node.fullPath, node.endOfFile) : null, writable);
    u.complete(NtStatus.SUCCESS, ob.insert(u, section, 0));
  }

  private *release(u: UserContext, file: FileObject): KernelRoutine {
    const { etw } = this.kernel.components;
    yield u.compute(IO_COST.gap.sample(this.prng));
    const release = etw.begin(u, Op.ReleaseForSection, file.path);
    yield u.compute(IO_COST.gap.sample(this.prng));
    etw.end(release, NtStatus.SUCCESS);
  }

  private mapView(u: UserContext): Cycles {
    const { ob } = this.kernel.components;
    if (u.s0 !== '') {
      const image = this.byName.get(u.s0.toLowerCase());
      if (image === undefined || !image.knownDll) {
        u.complete(NtStatus.OBJECT_NAME_NOT_FOUND);
        return COST.unmap.median;
      }
      return this.mapImage(u, image);
    }
    const section = ob.lookup(u, u.a0);
    if (!(section instanceof SectionObject)) {
      u.complete(NtStatus.INVALID_HANDLE);
      return COST.unmap.median;
    }
    if (section.image !== null) return this.mapImage(u, section.image);
    const bytes = section.node?.endOfFile ?? 0;
    u.process.virtualSize += bytes;
    u.complete(NtStatus.SUCCESS, this.spaceOf(u.process).allocateView(bytes));
    return COST.map.sample(this.prng);
  }

  private mapImage(u: UserContext, image: Image): Cycles {
    const { etw } = this.kernel.components;
    this.mapInto(u.process, image);
    const session = etw.recording;
    if (session !== null) this.describeModule(session, etw.lifetimes.indexOf(u.process), image, this.kernel.now);
    this.fields.n0 = image.base;
    this.fields.n1 = image.sizeBytes;
    this.logImage(u.process, u.thread.tid, u.thread.processor, image, imageLoad.id);
    etw.instant(u, Op.LoadImage, image.path, this.fields);
    u.complete(NtStatus.SUCCESS, image.base);
    return COST.map.sample(this.prng);
  }

  private mapInto(process: EProcess, image: Image): void {
    this.layout.place(image, false);
    this.spaceOf(process).images.push(image);
    process.virtualSize += image.sizeBytes;
    // Data pages are private once written; some of the image is touched at once.
    this.grow(process, Math.ceil(image.sizeBytes / TOUCHED_SHARE / PAGE) * PAGE);
    this.commitOnly(process, Math.max(PAGE, Math.floor(image.sizeBytes / 32 / PAGE) * PAGE));
  }

  private unmapView(u: UserContext): Cycles {
    const space = this.spaceOf(u.process);
    const index = space.images.findIndex((image) => image.base === u.a0);
    if (index >= 0) {
      const [image] = space.images.splice(index, 1);
      u.process.virtualSize -= image?.sizeBytes ?? 0;
      if (image !== undefined) this.logImage(u.process, u.thread.tid, u.thread.processor, image, imageUnload.id);
    } else u.process.virtualSize -= space.free(u.a0);
    u.complete(NtStatus.SUCCESS);
    return COST.unmap.sample(this.prng);
  }

  // ---- Faults and private memory

  private fault(u: UserContext): Cycles {
    if (u.a0 === 0) {
      const pages = Math.ceil(u.a2 / PAGE);
      u.process.pageFaults += pages;
      this.grow(u.process, pages * PAGE);
      u.complete(NtStatus.SUCCESS, u.a2);
      return COST.softFault.sample(this.prng) * Math.min(pages, 64);
    }
    const section = this.kernel.components.ob.lookup(u, u.a0);
    const node = section instanceof SectionObject ? section.node : section instanceof FileObject ? section.node : null;
    if (node === null) {
      u.complete(NtStatus.ACCESS_VIOLATION);
      return COST.softFault.median;
    }
    u.process.pageFaults++;
    const run = { offset: 0, length: 0 };
    const length = Math.max(0, Math.min(u.a2, node.endOfFile - u.a1));
    this.grow(u.process, Math.ceil(length / PAGE) * PAGE);
    u.complete(NtStatus.SUCCESS, length);
    if (!this.kernel.components.fs.cacheOf(node).firstMissing(u.a1, length, 65_536, run)) return COST.softFault.sample(this.prng);
    return u.block(this.hardFault(u, u.a1, length, node));
  }

  private *hardFault(u: UserContext, offset: number, length: number, node: NonNullable<SectionObject['node']>): KernelRoutine {
    const { fs, io } = this.kernel.components;
    const run = { offset: 0, length: 0 };
    const cache = fs.cacheOf(node);
    while (cache.firstMissing(offset, length, LARGEST_FAULT_READ, run)) yield* io.paging.fillNext(u, node, cache, run, FAULT_READ, LARGEST_FAULT_READ, null);
  }

  commit(process: EProcess, bytes: number): void {
    this.commitOnly(process, bytes);
    process.virtualSize += bytes;
  }

  private commitOnly(process: EProcess, bytes: number): void {
    process.privateBytes += bytes;
    this.memoryEvents.note(bytes);
    if (process.privateBytes > process.peakPrivateBytes) process.peakPrivateBytes = process.privateBytes;
  }

  private grow(process: EProcess, bytes: number): void {
    process.workingSet += bytes;
    if (process.workingSet > process.peakWorkingSet) process.peakWorkingSet = process.workingSet;
    this.pageWriter.grew(bytes);
  }

  private spaceOf(process: EProcess): AddressSpace {
    let space = process.addressSpace as AddressSpace | null;
    if (space === null) {
      space = new AddressSpace(this.kernel.machine.is64Bit);
      process.addressSpace = space;
    }
    return space;
  }

  private imageAt(path: string, sizeBytes = 0x10000): Image {
    return this.imageOf(path) ?? this.setupImage(path, { sizeBytes });
  }
}
