using System.Diagnostics;
using System.Globalization;
using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Opening;

public sealed class OpenCommandTests
{
    [Theory]
    [InlineData("https://there.example.org/grafana/d/kubernetes-service-status?var-namespace=shop&var-workload=cart", "grafana", "cart", "-n", "shop")]
    [InlineData("https://there.example.org/grafana/", "grafana")]
    [InlineData("https://there.example.org/zipkin/zipkin/?serviceName=cart&lookback=1h", "zipkin", "^cart$")]
    [InlineData("https://there.example.org/prometheus/query?g0.expr=up%7Bpod%3D~%22.%2A%28%3F%3Acart%29.%2A%22%7D%20or%20up%7Bjob%3D~%22.%2A%28%3F%3Acart%29.%2A%22%7D&g0.tab=graph&g0.range_input=1h", "prometheus", "cart")]
    [InlineData("https://there.example.org/kibana/app/discover#/?_g=(time:(from:now-1h,to:now))&_a=(dataSource:(dataViewId:logs,type:dataView),query:(language:kuery,query:'service.name%3A%20%2Acart%2A'))", "kibana", "deploy/cart")]
    public async Task The_address_is_that_of_the_page_that_shows_the_component(string address, params string[] words)
    {
        using var project = new CliProject();
        project.Environment[$"MONITOR_{words[0].ToUpperInvariant()}_URL"] = $"https://there.example.org/{words[0]}";

        var result = await project.RunAsync(["open", .. words, "--stack", "dev", "--print"]);

        Assert.Equal((ExitCodes.Ok, address), (result.ExitCode, result.Output.Trim()));
    }

    [Fact]
    public async Task A_port_forward_is_kept_until_Ctrl_C_and_none_is_left_behind()
    {
        using var project = new CliProject().With("bin/kubectl", "#!/bin/sh\necho $$ >\"$0.pid\"\necho 'Forwarding from 127.0.0.1:12345 -> 9090'\nexec /bin/sleep 60\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(project["bin/kubectl"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        // Whoever runs tests in the background has Ctrl-C ignored, and passes that on.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", typeof(CommandLine).Assembly.Location, "open", "prometheus", "--stack", "dev", "--print"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MONITOR_ROOT"] = project[""];
        start.Environment["PATH"] = $"{project["bin"]}:{System.Environment.GetEnvironmentVariable("PATH")}";

        using var monitor = Process.Start(start)!;
        var said = monitor.StandardError.ReadToEndAsync();
        var address = await monitor.StandardOutput.ReadLineAsync();
        var forward = int.Parse(project.Read("bin/kubectl.pid"), CultureInfo.InvariantCulture);
        Assert.Equal("http://127.0.0.1:12345/query", address);
        Assert.True(IsRunning(forward));
        using var interrupt = Process.Start("kill", ["-INT", $"{monitor.Id}"])!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await monitor.WaitForExitAsync(patience.Token);

        Assert.Equal((ExitCodes.Ok, false), (monitor.ExitCode, IsRunning(forward)));
        Assert.Contains("open until Ctrl-C", await said, StringComparison.Ordinal);
    }

    /// <summary>One that has ended and that nobody took note of has no command line.</summary>
    private static bool IsRunning(int process) => File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
}
