using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task This_project_is_clean_and_what_could_not_be_looked_at_is_named()
    {
        using var project = new CliProject();
        await project.RunAsync("docs");

        var result = await project.RunAsync("check");

        Assert.DoesNotContain("✗", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("  - unit tests of the alert rules pass: promtool is not installed; `./monitor check --install` brings it into the project's cache\n", result.Output, StringComparison.Ordinal);
        Assert.Matches("\n[1-9]\\d* alerts, [1-9]\\d* test cases, [1-9]\\d* dashboards, [1-9]\\d* panels\n13 checks passed, 8 skipped\n$", result.Output);
        Assert.Matches("alert rules fit the stack: [1-9]\\d* alerts, retention 24h; not for this stack: .*kubernetes-control-plane", result.Output);
        Assert.Matches("dashboards fit the stack: [1-9]\\d* dashboards, [1-9]\\d* panels", result.Output);
    }

    [Fact]
    public async Task A_rule_that_looks_back_further_than_the_stack_remembers_is_an_error()
    {
        using var project = new CliProject().WithStack("  monitoring:prometheus: {retention: 2h}");

        var result = await project.RunAsync("check", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Matches(@"✗ alert rules fit the stack: \d+ alerts, retention 2h", result.Output);
        Assert.Matches(@"      ✗ alert-rules/\S+\.json:\d+: .*2h", result.Output);
    }

    [Fact]
    public async Task Own_alerts_are_checked_like_ours_wherever_they_are()
    {
        const string Rules = """
            { "groups": [ { "name": "shop", "rules": [ { "alert": "ShopSlow", "expr": "shop_seconds > 2 # threshold", "for": "10m",
              "labels": { "severity": "warning" }, "annotations": { "summary": "Slow for 10 minutes.", "description": "Slower than 2 s.", "runbook_url": "https://wiki.example.org/shop" } } ] } ] }
            """;
        const string Tests = """{ "rule_files": [ "../shop.json" ], "tests": [ { "alert_rule_test": [ { "eval_time": "1h", "alertname": "ShopSlow", "exp_alerts": [ {} ] } ] } ] }""";
        using var project = new CliProject().With("team/rules/shop.json", Rules).With("team/rules/tests/shop.json", Tests)
            .WithStack("  monitoring:alerting: {ruleFolders: [team/rules]}\n  monitoring:alerts: {ShopSlow: {threshold: 3}}");

        var result = await project.RunAsync("check", "test");

        Assert.Contains("✓ the program runs", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ team/rules/shop.json:1: Alert ShopSlow states in 'summary' how long it waits ('10 minutes')", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ team/rules/shop.json:1: Alert ShopSlow states its threshold in 'description' ('2 s')", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n'), line => line.Contains("ShopSlow states its", StringComparison.Ordinal));
        Assert.DoesNotContain("no unit test", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no runbook", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_that_names_no_alert_is_an_error()
    {
        using var project = new CliProject().WithStack("  monitoring:alerts: {NodeMemoryHighUtilisation: {threshold: 0.8}}");

        var result = await project.RunAsync("check", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("✗ monitoring:alerts.NodeMemoryHighUtilisation: There is no alert 'NodeMemoryHighUtilisation'. Did you mean 'NodeMemoryHighUtilization'?", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_whose_file_is_broken_fails_at_the_first_check_and_the_others_are_not_reached()
    {
        using var project = new CliProject().WithStack("  monitoring:namespace: \"x");

        var result = await project.RunAsync("check", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("✗ settings are valid", result.Output, StringComparison.Ordinal);
        Assert.Contains("- the program runs: not reached, because of the errors above", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_configuration_page_is_an_error()
    {
        using var project = new CliProject().With("docs/configuration.md", "old");

        var result = await project.RunAsync("check", "dev");

        Assert.Contains("✗ docs/configuration.md: The page is not what the settings classes say; run `./monitor docs` and commit it.", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_real_program_complains_about_is_an_error()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-ins for promtool and amtool are shell scripts.");
        using var project = new CliProject();
        WriteTool(project, "promtool", "test \"$3\" = alert-rules/tests/grafana.json || exit 0; echo \"Unit Testing:  $3\"; echo '  FAILED:'; echo '    alertname: X, time: 5m'; exit 1");
        WriteTool(project, "amtool", "echo 'Checking alertmanager.yml  FAILED: no route'; exit 1");
        project.Environment["PATH"] = project["tools"];

        var result = await project.RunAsync("check", "dev");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("✗ alert-rules/tests/grafana.json: alertname: X, time: 5m", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n'), l => l.Contains("alert-rules/tests/", StringComparison.Ordinal));
        Assert.Contains("✗ dev/alertmanager.yml: Checking alertmanager.yml  FAILED: no route", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Logstash_is_shown_files_that_it_can_read_on_this_machine()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for logstash is a shell script.");
        using var project = new CliProject().WithStack("""
              monitoring:logging: {enabled: true}
              monitoring:logstash: {enabled: true, filters: {mine: "drop { percentage => 5 }"}}
            """);
        // Everything that the pipelines refer to has to be there, and nothing of the pod's may be asked for.
        WriteTool(project, "logstash", $"""
            echo "$@ $LOGSTASH_PASSWORD $ELASTICSEARCH_PASSWORD" > {project["calls"]}
            cd "$2" && test -f logstash.yml && test -f log4j2.properties || exit 7
            for file in $(grep -ho '"/[^"]*\.\(crt\|key\)"' *.conf | tr -d '"') $(sed -n 's/.*path.config: //p' pipelines.yml); do test -f "$file" || exit 8; done
            ! grep -q -e '/etc/' -e '"/data' -e ' /data' *.conf pipelines.yml logstash.yml || exit 9
            grep -q 'percentage => 5' main.conf || exit 10
            """);
        project.Environment["PATH"] = string.Join(Path.PathSeparator, project["tools"]);

        var result = await project.RunAsync("check", "test");

        Assert.Matches("✓ Logstash's pipelines load: 2 pipelines, in Logstash too", result.Output);
        Assert.Matches("^--path.settings \\S+ --config.test_and_exit checked checked\n$", project.Read("calls"));

        WriteTool(project, "logstash", "echo 'Using bundled JDK'; echo '[FATAL] Unknown setting percentag for drop'; exit 1");
        Assert.Contains("✗ test/logstash: [FATAL] Unknown setting percentag for drop", (await project.RunAsync("check", "test")).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rule_tests_that_passed_run_again_only_when_a_test_or_a_rule_has_changed()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for promtool is a shell script.");
        using var project = new CliProject();
        WriteTool(project, "promtool", $"echo \"$3\" >> {project["calls"]}");
        project.Environment["PATH"] = project["tools"];

        await project.RunAsync("check", "dev");
        var all = RuleTestCalls(project);
        await project.RunAsync("check", "dev");
        Assert.Equal(0, RuleTestCalls(project));

        project.With("alert-rules/tests/grafana.json", project.Read("alert-rules/tests/grafana.json") + " ");
        await project.RunAsync("check", "dev");
        Assert.Equal(1, RuleTestCalls(project));

        project.With("alert-rules/grafana.json", project.Read("alert-rules/grafana.json") + " ");
        await project.RunAsync("check", "dev");
        Assert.InRange(RuleTestCalls(project), 1, all - 1);
    }

    private static int RuleTestCalls(CliProject project)
    {
        var calls = File.ReadLines(project["calls"]).Count(l => l.StartsWith("alert-rules/tests/", StringComparison.Ordinal));
        File.Delete(project["calls"]);
        return calls;
    }

    private static void WriteTool(CliProject project, string name, string script)
    {
        project.With($"tools/{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(project[$"tools/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }
}
