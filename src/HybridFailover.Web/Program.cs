using HybridFailover.Web.Hosting;

return await MonitorHost.RunAsync(new RunSettings(null, Lab: false, args), Console.Error);
