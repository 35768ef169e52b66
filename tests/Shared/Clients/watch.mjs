// npm install @microsoft/signalr && node watch.mjs http://localhost:5080 LAX1
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [monitor = "http://localhost:5080", ...sites] = process.argv.slice(2);
const connection = new HubConnectionBuilder()
  .withUrl(`${monitor}/hubs/live`)
  .withAutomaticReconnect()
  .configureLogging(LogLevel.Error)
  .build();

const show = {
  snapshot: ({ sites, missed }) => {
    if (missed > 0) console.log(`${missed} transitions were missed: GET /api/v1/transitions has them`);
    for (const site of sites) console.log(`${site.code} ${site.standing.text}`);
  },
  state: ({ site }) => console.log(`${site.code} ${site.standing.text}; ${site.nextStep.sentence}`),
  transition: ({ transition: t }) => console.log(`${t.site} ${t.from} → ${t.to} ${t.result}: ${t.cause}`),
  samples: ({ paths }) => {
    for (const p of paths) console.log(`${p.site} ${p.path} ${p.latencyMs ?? "–"} ms, loss ${p.loss10sRatio ?? "–"}`);
  },
};

function watch() {
  connection.stream("Watch", { sites: sites.length > 0 ? sites : null, samplesPerSecond: 2 }).subscribe({
    next: (message) => show[message.kind]?.(message),
    error: (problem) => console.error(problem.message),
    complete: () => {},
  });
}

connection.onreconnected(watch); // a new stream begins with a snapshot again
await connection.start();
watch();
