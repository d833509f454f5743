import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GpuAdapter } from './dawn';

type Info = GpuAdapter['info'];

/** Whether a GPU does the work. Programs that stand in for one say so by the flag or by their name. */
export const isHardware = ({ isFallbackAdapter, vendor, architecture, device, description }: Info): boolean =>
  isFallbackAdapter !== true &&
  !/llvmpipe|lavapipe|swiftshader|software|basic render|\bwarp\b|\bcpu\b/i.test(
    [vendor, architecture, device, description].join(' '),
  );

/** As Dawn writes the name of a device: "NVIDIA H100 80GB HBM3" becomes "nvidia-h100-80gb-hbm3". */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** The names of NVIDIA's devices as its driver writes them; empty where it has none. */
export function nvidiaModels(): string[] {
  const folder = '/proc/driver/nvidia/gpus';
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((device) => {
    const path = join(folder, device, 'information');
    const model = existsSync(path) ? /^Model:\s*(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
    return model === undefined ? [] : [model.trim()];
  });
}

/** What the driver calls the device, with the architecture and the driver. `models` are names in full, where known. */
export function adapterName(info: Info, models: readonly string[] = nvidiaModels()): string {
  const device = models.find((model) => plain(model) === plain(info.device)) ?? info.device;
  const about = [info.vendor, info.architecture, info.description].filter((word) => word !== '').join(', ');
  return about === '' ? device : `${device} (${about})`;
}
