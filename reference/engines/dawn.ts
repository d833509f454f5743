import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOfPackage, versionIn } from './packages';
import { EngineNotInstalled, EngineUnavailable } from './start';

/** What is used of the WebGPU interface (W3C), as Dawn offers it. */
export interface GpuAdapter {
  readonly info: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
    readonly isFallbackAdapter?: boolean;
  };
  readonly features: ReadonlySet<string>;
  readonly limits: Readonly<Record<string, number>>;
  requestDevice(wanted: { requiredFeatures: string[]; requiredLimits: Record<string, number> }): Promise<GpuDevice>;
}

export interface GpuDevice {
  readonly queue: { onSubmittedWorkDone(): Promise<void> };
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  addEventListener(type: 'uncapturederror', listener: (event: { error: { message: string } }) => void): void;
  destroy(): void;
}

interface Gpu {
  requestAdapter(wanted: { powerPreference: 'high-performance' }): Promise<GpuAdapter | null>;
}

/** Dawn, the WebGPU of Chromium, for Node. */
export interface Dawn {
  readonly gpu: Gpu;
  /** The names of the WebGPU interface, as a browser has them. */
  readonly globals: Readonly<Record<string, unknown>>;
  readonly version: string;
}

const install = `install it with "npm install --prefix DIR webgpu@0.6.2 @tensorflow/tfjs-backend-webgpu@4.22.0" and set PROOFMARK_ENGINES=DIR`;

/** The binary and its version: `dawn.node` with `dawn.json` in the folder of engines, or those of the package `webgpu`. */
export function dawnBinary(folder: string | undefined): { path: string; version: string } {
  if (folder !== undefined && existsSync(join(folder, 'dawn.node'))) {
    const { version } = JSON.parse(readFileSync(join(folder, 'dawn.json'), 'utf8')) as { version: string };
    return { path: join(folder, 'dawn.node'), version };
  }
  const home = folderOfPackage('webgpu', folder);
  if (home === null) throw new EngineNotInstalled(`the package webgpu is not installed: ${install}`);
  const platform = `${process.platform}-${process.platform === 'darwin' ? 'universal' : process.arch}`;
  const path = join(home, 'dist', platform, 'dawn.node');
  if (!existsSync(path)) throw new EngineUnavailable(`the package webgpu holds nothing for ${platform}`);
  return { path, version: versionIn(home) };
}

/** Loads Dawn. By its path, since the package is an ES module that a bundle and Jest cannot load. */
export function loadDawn(folder: string | undefined): Dawn {
  const { path, version } = dawnBinary(folder);
  const module: { exports: unknown } = { exports: {} };
  try {
    process.dlopen(module, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineUnavailable(`Dawn does not load, it needs glibc 2.34 or later: ${reason}`);
  }
  const { create, globals } = module.exports as {
    create: (flags: string[]) => Gpu;
    globals: Record<string, unknown>;
  };
  return { gpu: create([]), globals, version };
}
