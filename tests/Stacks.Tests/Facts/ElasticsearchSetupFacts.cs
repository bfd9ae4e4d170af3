using Monitoring.Elasticsearch.Setup;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class ElasticsearchSetupFacts(StackRuns runs)
{
    [Fact]
    public async Task The_job_runs_again_when_a_request_changes_or_a_password()
    {
        var changed = StackRuns.FullConfig();
        changed["monitoring:logging"] = """{ "enabled": true, "retentionDays": 8 }""";
        var again = await StackRun.RunAsync("full", StackRuns.FullConfig());
        var other = await StackRun.RunAsync("full", changed);

        Assert.Equal(JobOf(runs.Full).ObjectName, JobOf(again).ObjectName);
        Assert.NotEqual(JobOf(runs.Full).ObjectName, JobOf(other).ObjectName);
        Assert.Matches("^elasticsearch-setup-[0-9a-f]{16}$", JobOf(runs.Full).ObjectName);
    }

    [Fact]
    public void Every_user_has_a_password_of_its_own()
    {
        var passwords = runs.Full.Resources.Where(resource => resource.Type == "random:index/randomPassword:RandomPassword" && resource.Name.StartsWith("elasticsearch-access-", StringComparison.Ordinal)).ToList();
        Assert.Equal(ElasticsearchUser.All.Length, passwords.Count);
        Assert.All(passwords, password => Assert.False((bool)password.Body["special"]!));
        var files = ((JObject)runs.Full.Find("Secret", "elasticsearch-setup-passwords").Body["stringData"]!).Properties().Select(file => file.Name);
        Assert.Equal([.. ElasticsearchUser.All.Select(user => user.Name).Concat(["ca.crt", "setup"]).Order(StringComparer.Ordinal)], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_request_holds_a_password()
    {
        var requests = (JObject)runs.Full.Find("ConfigMap", "elasticsearch-setup-requests").Body["data"]!;
        Assert.All(requests.Properties().Where(file => ((string)file.Value!).Contains("\"password\"", StringComparison.Ordinal)), file => Assert.Contains("${password:", (string)file.Value!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guard_acts_before_Elasticsearch_refuses_new_indices()
    {
        var job = runs.Full.Find("CronJob", "elasticsearch-guard");
        var limit = job.Body.SelectTokens("spec.jobTemplate.spec.template.spec.containers[0].env[?(@.name == 'LIMIT')].value").Single();
        Assert.Equal("80", (string?)limit);
        Assert.Equal("Forbid", job.Text("spec.concurrencyPolicy"));
    }

    private static StackResource JobOf(StackRecord stack) => Assert.Single(stack.OfKind("Job"));
}
