import { cpus, loadavg } from 'node:os';
import { growth } from './series';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

print(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor of unknown make'}`);
print(`load average ${loadavg()[0]!.toFixed(1)}; times are processor time`);
for (const series of growth()) print(`\n${series}`);
