// node hub-load.mjs ADDRESS CLIENTS RATE SECONDS: that many clients of /hubs/live, each with a connection of its own; prints one line of JSON.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [address, clients, rate, seconds] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const delays = [];
const counts = new Uint32Array(clients);
let measuring = false;
let lost = 0;

async function connect(index) {
  const connection = new HubConnectionBuilder()
    .withUrl(`${address}/hubs/live`, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  await connection.start();
  connection.stream("Watch", { samplesPerSecond: rate }).subscribe({
    next: (message) => {
      if (!measuring || message.kind !== "samples") return;
      delays.push(Date.now() - Date.parse(message.at));
      counts[index]++;
    },
    error: () => lost++,
    complete: () => lost++,
  });
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
for (let first = 0; first < clients; first += 50)
  await Promise.all(Array.from({ length: Math.min(50, clients - first) }, (_, index) => connect(first + index)));
await wait(3_000);
console.log("connected");
measuring = true;
await wait(seconds * 1_000);
measuring = false;
delays.sort((a, b) => a - b);
const at = (part) => delays[Math.max(0, Math.ceil(delays.length * part) - 1)] ?? null;
console.log(JSON.stringify({ messages: delays.length, lost, p50: at(0.5), p99: at(0.99), max: at(1), slowest: Math.min(...counts) / seconds }));
process.exit(0);
