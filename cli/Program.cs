using Monitoring.Cli;

return await CommandLine.RunAsync(args, CliContext.OfProcess());
