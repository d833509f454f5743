import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { setFlagsFromString } from 'node:v8';
import { plain, relaxed } from './compiled';

/** Where something lies in the memory of the wasm engine, in bytes. */
export type Address = number;

type Numbers<Count extends number, All extends number[] = []> = All['length'] extends Count
  ? All
  : Numbers<Count, [...All, number]>;

/** Where a convolution's windows lie; see `assembly/columns.ts`. */
export type Windows = Numbers<13>;

/** What `assembly/index.ts` exports; see there. Distances are bytes. */
export interface Exports {
  fused(): number;
  scratchBytes(): number;
  product(
    m: number,
    n: number,
    k: number,
    a: Address,
    aRow: number,
    aColumn: number,
    b: Address,
    bRow: number,
    bColumn: number,
    c: Address,
    cRow: number,
    bias: Address,
    accumulate: boolean,
    rectify: boolean,
    number: number,
    scratch: Address,
  ): void;
  gather(columns: Address, x: Address, first: number, count: number, ...windows: Windows): void;
  scatter(columns: Address, x: Address, first: number, count: number, ...windows: Windows): void;
  maxPoolGradient(x: Address, dy: Address, dx: Address, ...windows: Numbers<12>): void;
  adam(count: number, ...addressesAndNumbers: Numbers<11>): void;
  apply(which: number, count: number, x: Address, to: Address): void;
  lstmStep(rows: number, hidden: number, ...addresses: Numbers<6>): void;
  lstmBack(rows: number, hidden: number, ...addresses: Numbers<8>): void;
  sumRows(rows: number, width: number, x: Address, to: Address): void;
}

/** Our own kernels in WebAssembly, at work on the memory of the wasm engine. */
export interface Simd extends Exports {
  /** Memory that a kernel may use until it returns: `scratchBytes()`. */
  readonly scratch: Address;
  /** Where a tensor lies. To be asked anew after each allocation that may free it, though not for fear of a move. */
  at(info: TensorInfo): Address;
  /** A number that no other contents have, since no kernel writes to what it is given; see `product`. */
  numberOf(info: TensorInfo): number;
}

/** Of the WebAssembly interface, which Node's types leave out, what is used here. */
const { validate, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Interface }).WebAssembly;
interface Interface {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown };
}

/** A memory of WebAssembly. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

/** Bytes of the module: with relaxed SIMD where this Node has it, which Node 20 does once it is asked to. */
function bytes(): Buffer {
  const best = Buffer.from(relaxed, 'base64');
  if (validate(best)) return best;
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  return validate(best) ? best : Buffer.from(plain, 'base64');
}

/** The module on some memory. @param module its bytes; by default the best that this Node can run */
export const instantiate = (memory: Memory, module: Uint8Array = bytes()): Exports =>
  new Instance(new Module(module), { env: { memory } }).exports as Exports;

const made = new WeakMap<BackendWasm, Simd>();

/** The kernels on a backend's memory; made when they are first asked for. */
export function simdOf(backend: BackendWasm): Simd {
  const known = made.get(backend);
  if (known) return known;
  // What Emscripten calls the exports of the engine's module.
  const { asm, _malloc } = backend.wasm as unknown as {
    asm: { memory: Memory };
    _malloc(bytes: number): number;
  };
  const exports = instantiate(asm.memory);
  const simd: Simd = {
    ...exports,
    scratch: _malloc(exports.scratchBytes()),
    at: ({ dataId }) => backend.getMemoryOffset(dataId),
    numberOf: ({ dataId }) => backend.dataIdMap.get(dataId).id,
  };
  made.set(backend, simd);
  return simd;
}

/** What the kernels are, for the record of an engine: their last bits differ where products are rounded before sums. */
export const kindOf = (simd: Exports): string => (simd.fused() ? 'SIMD with fused multiply-add' : 'SIMD');
