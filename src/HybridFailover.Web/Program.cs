using HybridFailover.Web.Cli;

return await CommandLine.InvokeAsync(args, Console.Out, Console.Error, Environment.GetEnvironmentVariable);
