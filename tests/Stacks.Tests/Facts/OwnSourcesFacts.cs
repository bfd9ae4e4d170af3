using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

/// <summary>Rule files and dashboards that users add.</summary>
public sealed class OwnSourcesFacts : IDisposable
{
    private const string Rules = """
        { "groups": [ { "name": "shop", "rules": [ { "alert": "ShopDown", "expr": "up == 0", "labels": { "severity": "critical" },
          "annotations": { "runbook_url": "https://wiki.example.org/shop" } } ] } ] }
        """;

    private static readonly SourceFiles Ours = SourceFiles.Load(ProjectRoot.Find());

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("own-sources-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_rule_file_that_belongs_to_no_tool_is_loaded_and_keeps_its_own_runbook()
    {
        var plan = Plan(Ours with { RuleFiles = Ours.RuleFiles.Add(new SourceFile("alert-rules/shop.json", Rules)) });
        Assert.Empty(plan.Problems);
        Assert.Contains("runbook_url: https://wiki.example.org/shop\n", plan.RuleFiles["shop.rules.yml"]);
    }

    [Fact]
    public void A_dashboard_in_a_folder_of_its_own_gets_a_folder_in_Grafana()
    {
        var plan = Plan(Ours with { Dashboards = Ours.Dashboards.Add(new SourceFile("dashboards/web-shop/orders.json", "{}")) });
        Assert.Empty(plan.Problems);
        Assert.Contains(plan.Dashboards, dashboard => (dashboard.Directory, dashboard.Name) == ("web-shop", "orders"));
        Assert.Contains("folder: Web shop\n", plan.DashboardFoldersYaml);
    }

    [Theory]
    [InlineData("etcd-shop", false)]
    [InlineData("etcdshop", true)]
    [InlineData("coredns-shop", false)]
    public void A_file_that_is_named_after_a_system_belongs_to_it_also_when_it_is_switched_off(string name, bool loaded)
    {
        var plan = Plan(Ours with
        {
            RuleFiles = Ours.RuleFiles.Add(new SourceFile($"alert-rules/{name}.json", Rules)),
            Dashboards = Ours.Dashboards.Add(new SourceFile($"dashboards/{name}/a.json", "{}")),
        });
        Assert.Empty(plan.Problems);
        Assert.Equal(loaded, plan.RuleFiles.ContainsKey($"{name}.rules.yml"));
        Assert.Equal(loaded, plan.Dashboards.Any(dashboard => dashboard.Directory == name));
    }

    [Fact]
    public void Nothing_of_this_repository_is_taken_for_somebodys_own()
    {
        foreach (var settings in new[] { new MonitoringSettings(), Settings("dev"), Settings("prod"), Bound(StackRuns.FullConfig()) })
        {
            var plan = MonitoringPlan.Create(settings, Ours, "test");
            var named = plan.Descriptions.SelectMany(description => description.RuleFiles).Select(name => $"{name}.rules.yml");
            Assert.Empty(plan.RuleFiles.Keys.Except(named));
            Assert.Empty(plan.Dashboards.Select(dashboard => dashboard.Directory).Except(plan.Descriptions.Select(description => description.Dashboards?.Directory ?? "")));
        }
    }

    [Fact]
    public void Folders_of_the_settings_are_read_with_their_tests_wherever_they_are()
    {
        Write("team/rules/shop.json", Rules);
        Write("team/rules/tests/shop.json", "{}");
        Write("team/boards/orders.json", "{}");
        Write("team/boards/stock/left.json", "{}");
        var project = _root.CreateSubdirectory("project").FullName;
        foreach (var start in new[] { "../team", Path.Combine(_root.FullName, "team").Replace('\\', '/') })
        {
            var settings = new MonitoringSettings { Alerting = new() { RuleFolders = [$"{start}/rules/"] }, Grafana = new() { DashboardFolders = [$"{start}/boards"] } };
            var sources = Ours.Including(settings, project);
            Assert.Contains(sources.RuleTests, file => file.Path == $"{start}/rules/tests/shop.json");
            var plan = MonitoringPlan.Create(settings, sources, "test");
            Assert.Empty(plan.Problems);
            Assert.Contains("shop.rules.yml", plan.RuleFiles.Keys);
            Assert.Equal(
                [("boards", "orders", $"{start}/boards/orders.json"), ("stock", "left", $"{start}/boards/stock/left.json")],
                plan.Dashboards.Where(dashboard => dashboard.Directory is "boards" or "stock").Select(dashboard => (dashboard.Directory, dashboard.Name, dashboard.SourcePath)));
        }
    }

    [Theory]
    [InlineData("gone", "monitoring:alerting.ruleFolders[0]: There is no folder 'gone'. Give a path that is absolute, or relative to the folder of Pulumi.yaml.")]
    [InlineData("alert-rules/", "monitoring:alerting.ruleFolders[0]: alert-rules/ is always read; remove it.")]
    [InlineData("here,./here", "monitoring:alerting.ruleFolders[1]: The folder './here' is named twice.")]
    public void A_folder_that_cannot_be_meant_is_an_error(string folders, string expected)
    {
        Write("here/shop.json", Rules);
        Write("alert-rules/shop.json", Rules);
        var settings = new MonitoringSettings { Alerting = new() { RuleFolders = [.. folders.Split(',')] } };
        var problem = Assert.Single(MonitoringPlan.Create(settings, Ours.Including(settings, _root.FullName), "test").Problems);
        Assert.Equal((ProblemLevel.Error, expected), (problem.Level, problem.ToString()));
    }

    [Theory]
    [InlineData("team/prometheus.json", "team/prometheus.json: alert-rules/prometheus.json has the same name, and both would be loaded as prometheus.rules.yml. Rename one of them.")]
    [InlineData("alert-rules/My Shop.json", "alert-rules/My Shop.json: The name of the file has to be of lower-case letters, digits and '-', at most 40, and start with a letter.")]
    public void A_rule_file_with_a_name_that_cannot_be_is_an_error(string path, string expected) =>
        Assert.Equal(expected, Assert.Single(Plan(Ours with { RuleFiles = Ours.RuleFiles.Add(new SourceFile(path, Rules)) }).Problems).ToString());

    [Theory]
    [InlineData("dashboards/orders.json", "dashboards/orders.json: Put the dashboard into a folder below dashboards/; the folder becomes one in Grafana.")]
    [InlineData("dashboards/a/b/orders.json", "dashboards/a/b/orders.json: The dashboard stands too deep; Grafana's folders are one level below the folder of dashboards.")]
    [InlineData("dashboards/Shop/orders.json", "dashboards/Shop/orders.json: The name of the folder 'Shop' has to be of lower-case letters, digits and '-', at most 40, and start with a letter.")]
    [InlineData("dashboards/shop/Orders.json", "dashboards/shop/Orders.json: The name of the file has to be of lower-case letters, digits and '-', at most 40, and start with a letter.")]
    [InlineData("team/prometheus/prometheus.json", "team/prometheus/prometheus.json: dashboards/prometheus/prometheus.json has the same name in the same folder of Grafana. Rename one of them.")]
    public void A_dashboard_in_a_place_that_cannot_be_is_an_error(string path, string expected)
    {
        var sources = Ours with { Dashboards = Ours.Dashboards.Add(new SourceFile(path, "{}")), DashboardFolders = ["dashboards", "team"] };
        Assert.Equal(expected, Assert.Single(Plan(sources).Problems).ToString());
    }

    private static MonitoringPlan Plan(SourceFiles sources) => MonitoringPlan.Create(new MonitoringSettings(), sources, "test");

    private static MonitoringSettings Settings(string stack) => Bound(StackRun.ConfigOf(stack));

    private static MonitoringSettings Bound(Newtonsoft.Json.Linq.JObject config) => StackConfig.Bind("monitoring", config.ToString(), DateOnly.FromDateTime(DateTime.UtcNow)).Settings!;

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
