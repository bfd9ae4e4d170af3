using Monitoring.Cli;
using Monitoring.Cli.Terminal;

using var notice = WaitingNotice.OfProcess();
return await CommandLine.RunAsync(args, CliContext.OfProcess());
