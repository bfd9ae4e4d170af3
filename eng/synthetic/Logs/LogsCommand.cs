using System.CommandLine;

namespace Monitoring.Synthetic.Server.Logs;

/// <summary><c>logs</c>: what <c>eng/benchmark-logs</c> starts.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var monitor = new Option<string>("--monitor") { Description = "The command as people call it.", Required = true };
        var plain = new Option<string>("--plain") { Description = "The program that was not compiled ahead of time.", Required = true };
        var lines = new Option<long>("--lines") { Description = "Lines of a history, and of a container.", DefaultValueFactory = _ => 1_000_000 };
        var seconds = new Option<int>("--seconds") { Description = "How long what comes in is followed; 0 leaves it out.", DefaultValueFactory = _ => 120 };
        var runs = new Option<int>("--runs") { Description = "Runs for the time to the first line.", DefaultValueFactory = _ => 5 };
        var command = new Command("logs", "Measures what reading logs takes.") { monitor, plain, lines, seconds, runs };
        command.SetAction(async (parsed, _) =>
        {
            var folder = Directory.CreateTempSubdirectory("benchmark-logs-");
            try
            {
                var usual = new LogsBenchmark([parsed.GetRequiredValue(monitor)], folder.FullName);
                await usual.FirstLineAsync("compiled ahead", parsed.GetValue(runs));
                await new LogsBenchmark(["dotnet", parsed.GetRequiredValue(plain)], folder.FullName).FirstLineAsync("not compiled ahead", parsed.GetValue(runs));
                await usual.HistoryAsync(parsed.GetValue(lines));
                await usual.ClusterAsync(parsed.GetValue(lines));
                if (parsed.GetValue(seconds) > 0)
                    await usual.FollowAsync(parsed.GetValue(seconds));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
