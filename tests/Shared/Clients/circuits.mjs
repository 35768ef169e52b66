// node circuits.mjs ADDRESS PAGE COUNT SECONDS: that many viewers of a page, as scripts that speak the circuit's protocol: they load the page,
// start a circuit, confirm every render and every call, and show nothing. Prints "connected", and at the end one line of JSON.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";

const [address, page] = process.argv.slice(2);
const [count, seconds] = process.argv.slice(4).map(Number);
const viewers = [];

class BlazorPack extends MessagePackHubProtocol {
  name = "blazorpack";
}

async function view() {
  const html = await (await fetch(`${address}${page}`, { headers: { accept: "text/html" } })).text();
  const markers = [...html.matchAll(/<!--Blazor:(\{.*?\})-->/g)].map((found) => JSON.parse(found[1])).filter((marker) => marker.type === "server" && marker.descriptor);
  const state = /<!--Blazor-Server-Component-State:(.*?)-->/.exec(html)?.[1] ?? "";
  const viewer = { renders: 0, calls: 0, frames: 0, closed: false, lastRender: 0 };
  const connection = new HubConnectionBuilder()
    .withUrl(`${address}/_blazor`, { transport: HttpTransportType.WebSockets })
    .withHubProtocol(new BlazorPack())
    .withServerTimeout(6_000)
    .withKeepAliveInterval(2_000)
    .configureLogging(LogLevel.None)
    .build();
  connection.on("JS.RenderBatch", (id) => {
    viewer.renders++;
    viewer.lastRender = Date.now();
    void connection.send("OnRenderCompleted", id, null);
  });
  connection.on("JS.ReceiveByteArray", () => viewer.frames++);
  connection.on("JS.BeginInvokeJS", (id) => {
    viewer.calls++;
    if (id !== 0) void connection.send("EndInvokeJSFromDotNet", id, true, `[${id},true,null]`);
  });
  for (const silent of ["JS.AttachComponent", "JS.EndInvokeDotNet", "JS.BeginTransmitStream", "JS.SaveCircuitState", "JS.EndUpdateRootComponents"]) connection.on(silent, () => {});
  connection.on("JS.Error", (problem) => console.error(problem));
  connection.onclose(() => (viewer.closed = true));
  await connection.start();
  const id = await connection.invoke("StartCircuit", `${address}/`, `${address}${page}`, "[]", state);
  if (!id) throw new Error("no circuit");
  const operations = markers.map((marker, index) => ({ type: "add", ssrComponentId: index + 1, marker }));
  await connection.send("UpdateRootComponents", JSON.stringify({ batchId: 1, operations }), state);
  return viewer;
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
for (let first = 0; first < count; first += 10) viewers.push(...(await Promise.all(Array.from({ length: Math.min(10, count - first) }, view))));
await wait(3_000);
console.log("connected");
const before = viewers.map((viewer) => ({ ...viewer }));
await wait(seconds * 1_000);
const rate = (member) => viewers.map((viewer, index) => (viewer[member] - before[index][member]) / seconds);
console.log(
  JSON.stringify({
    viewers: viewers.length,
    closed: viewers.filter((viewer) => viewer.closed).length,
    slowestRenders: Math.min(...rate("renders")),
    meanRenders: rate("renders").reduce((sum, value) => sum + value, 0) / viewers.length,
    slowestFrames: Math.min(...rate("frames")),
    meanFrames: rate("frames").reduce((sum, value) => sum + value, 0) / viewers.length,
  }),
);
process.exit(0);
