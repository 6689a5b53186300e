// src-main/kernel/ke/event.ts
//
// KEVENT. A notification event stays signalled until it is reset and releases everybody; a synchronization event releases
// one waiter and resets itself. Operations: Ke.setEvent, resetEvent, pulseEvent.

import { DispatcherObject, DispatcherType } from './dispatcher-object.ts';

export class KEvent extends DispatcherObject {
  constructor(kind: 'notification' | 'synchronization' = 'notification', signalled = false) {
    super(kind === 'notification' ? DispatcherType.NotificationEvent : DispatcherType.SynchronizationEvent, signalled ? 1 : 0);
  }
}
