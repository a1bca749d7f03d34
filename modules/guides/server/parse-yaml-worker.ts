import { parentPort, workerData } from 'node:worker_threads';
import { parseYaml } from './parse-yaml.ts';

parentPort?.postMessage(parseYaml(String(workerData)), []);
