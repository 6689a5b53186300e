// src-main/host/lab-worker.ts
//
// Entry of the worker thread that compares labs: out/main/lab-worker.mjs.

import { parentPort } from 'node:worker_threads';
import { serveLabs } from './serve-labs.ts';

if (parentPort === null) throw new Error('lab-worker is started as a worker thread');
serveLabs(parentPort);
