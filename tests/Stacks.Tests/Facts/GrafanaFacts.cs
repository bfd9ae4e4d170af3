using System.Text.RegularExpressions;
using Monitoring.Grafana;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed partial class GrafanaFacts(StackRuns runs)
{
    [Fact]
    public void Nobody_gets_in_without_a_password()
    {
        var environment = Environment("prod");
        Assert.Equal("false", environment["GF_AUTH_ANONYMOUS_ENABLED"]);
        Assert.Equal("false", environment["GF_USERS_ALLOW_SIGN_UP"]);
        Assert.Equal("/etc/grafana/secrets/admin-password", environment["GF_SECURITY_ADMIN_PASSWORD__FILE"]);
        Assert.DoesNotContain("GF_SECURITY_ADMIN_PASSWORD", environment.Keys);
    }

    [Fact]
    public void The_password_is_random_and_reaches_the_pod_as_a_file()
    {
        var random = Assert.Single(runs.Prod.Resources, resource => resource is { Type: "random:index/randomPassword:RandomPassword", Name: "grafana-admin-password" });
        Assert.Equal(32, (int)random.Body["length"]!);
        Assert.Equal(Placeholders.Of(random.Name), runs.Prod.Find("Secret", "grafana-admin").Text("stringData.admin-password"));
        var volume = Assert.Single(runs.Prod.Find("Deployment", "grafana").Pod!.Volumes, volume => (string?)volume.SelectToken("secret.secretName") == "grafana-admin");
        Assert.Equal("/etc/grafana/secrets", MountPath((string)volume["name"]!));
    }

    [Fact]
    public void Secrets_of_data_sources_lie_where_the_provisioning_looks_for_them()
    {
        var kept = ((JObject)runs.Full.Find("Secret", "grafana-datasource-secrets").Body["stringData"]!).Properties().Select(file => $"$__file{{/etc/grafana/datasource-secrets/{file.Name}}}");
        var asked = SecretFiles().Matches(runs.Full.Plan.DatasourcesYaml).Select(match => match.Value).ToList();
        Assert.NotEmpty(asked);
        Assert.Equal(kept.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
        var mount = Assert.Single(runs.Full.Container("Deployment", "grafana")["volumeMounts"]!, mount => (string?)mount["mountPath"] == "/etc/grafana/datasource-secrets");
        var volume = Assert.Single(runs.Full.Find("Deployment", "grafana").Pod!.Volumes, volume => (string?)volume["name"] == (string?)mount["name"]);
        Assert.Equal("grafana-datasource-secrets", (string?)volume.SelectToken("secret.secretName"));
    }

    [Fact]
    public void It_asks_nobody_outside() =>
        Assert.All(
            ["GF_ANALYTICS_REPORTING_ENABLED", "GF_ANALYTICS_CHECK_FOR_UPDATES", "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "GF_NEWS_NEWS_FEED_ENABLED", "GF_SNAPSHOTS_EXTERNAL_ENABLED"],
            name => Assert.Equal("false", Environment("prod")[name]));

    [Fact]
    public void Every_dashboard_has_a_ConfigMap_and_lies_in_the_folder_of_its_system()
    {
        var maps = runs.Prod.OfKind("ConfigMap").Where(map => map.ObjectName.StartsWith("grafana-dashboard-", StringComparison.Ordinal) && map.ObjectName != "grafana-dashboard-folders").ToList();
        Assert.Equal(runs.Prod.Plan.Dashboards.Length, maps.Count);
        foreach (var dashboard in runs.Prod.Plan.Dashboards)
        {
            var map = Assert.Single(maps, map => map.ObjectName == $"grafana-dashboard-{dashboard.Directory}-{dashboard.Name}");
            Assert.Equal(dashboard.Json, map.Text($"data['{dashboard.Name}.json']"));
            var volume = Assert.Single(runs.Prod.Find("Deployment", "grafana").Pod!.Volumes, volume => volume.SelectTokens("projected.sources[*].configMap.name").Values<string>().Contains(map.ObjectName));
            Assert.Equal($"{GrafanaProvisioning.DashboardsDirectory}/{dashboard.Directory}", MountPath((string)volume["name"]!));
        }
    }

    [Fact]
    public void The_files_it_sets_itself_up_from_are_the_compiled_ones_and_roll_it()
    {
        Assert.Equal(runs.Prod.Plan.DatasourcesYaml, runs.Prod.Find("ConfigMap", "grafana-datasources").Text("data['stack.yaml']"));
        Assert.Equal(runs.Prod.Plan.DashboardFoldersYaml, runs.Prod.Find("ConfigMap", "grafana-dashboard-folders").Text("data['stack.yaml']"));
        Assert.Equal("/etc/grafana/provisioning/datasources", MountPath("datasources"));
        Assert.Equal("/etc/grafana/provisioning/dashboards", MountPath("dashboard-folders"));
        Assert.Equal("/etc/grafana/provisioning", Environment("prod")["GF_PATHS_PROVISIONING"]);
        Assert.Matches("^[0-9a-f]{16}$", runs.Prod.Find("Deployment", "grafana").Text("spec.template.metadata.annotations['monitoring/config-hash']"));
    }

    [Fact]
    public void It_writes_only_into_bounded_scratch_space() =>
        Assert.Equal(
            ["/tmp", "/var/lib/grafana"],
            Mounts().Where(mount => (bool?)mount["readOnly"] != true).Select(mount => (string)mount["mountPath"]!).Order(StringComparer.Ordinal));

    [Fact]
    public void It_listens_on_3000_under_the_pinned_version()
    {
        var container = runs.Prod.Container("Deployment", "grafana");
        Assert.Equal(GrafanaImage.Reference, (string?)container["image"]);
        Assert.Equal(3000, (int)container.SelectToken("ports[0].containerPort")!);
        Assert.Equal(3000, (int)runs.Prod.Find("Service", "grafana").Body.SelectToken("spec.ports[0].port")!);
    }

    [Fact]
    public void Its_links_lead_where_people_reach_it()
    {
        Assert.DoesNotContain("GF_SERVER_ROOT_URL", Environment("prod").Keys);
        Assert.Equal("https://grafana.example.com", Environment("full")["GF_SERVER_ROOT_URL"]);
    }

    [Fact]
    public void An_Ingress_exists_where_the_settings_name_a_host()
    {
        var ingress = runs.Full.Find("Ingress", "grafana");
        Assert.Equal("nginx", ingress.Text("spec.ingressClassName"));
        Assert.Equal("letsencrypt", ingress.Text("metadata.annotations['cert-manager.io/cluster-issuer']"));
        Assert.Equal("grafana-tls", ingress.Text("spec.tls[0].secretName"));
        Assert.Equal("grafana.example.com", ingress.Text("spec.tls[0].hosts[0]"));
        Assert.Equal("grafana.example.com", ingress.Text("spec.rules[0].host"));
        Assert.Equal("grafana", ingress.Text("spec.rules[0].http.paths[0].backend.service.name"));
        Assert.Equal("http", ingress.Text("spec.rules[0].http.paths[0].backend.service.port.name"));
        Assert.DoesNotContain(runs.Prod.Resources, resource => resource.Kind == "Ingress");
    }

    [Fact]
    public void Only_the_ingress_controller_may_forward_people_to_it()
    {
        const string Forwarding = "spec.ingress[?(@.from[0].namespaceSelector.matchLabels['kubernetes.io/metadata.name']=='ingress-nginx')].ports[0].port";
        Assert.Empty(runs.Prod.Find("NetworkPolicy", "grafana").Body.SelectTokens(Forwarding));
        Assert.Equal(3000, (int)Assert.Single(runs.Full.Find("NetworkPolicy", "grafana").Body.SelectTokens(Forwarding)));
    }

    private Dictionary<string, string> Environment(string stack) =>
        runs[stack].Container("Deployment", "grafana")["env"]!.ToDictionary(variable => (string)variable["name"]!, variable => (string)variable["value"]!);

    [GeneratedRegex(@"\$__file\{[^}]*\}")]
    private static partial Regex SecretFiles();

    private JToken Mounts() => runs.Prod.Container("Deployment", "grafana")["volumeMounts"]!;

    private string MountPath(string volume) => (string)Assert.Single(Mounts(), mount => (string?)mount["name"] == volume)["mountPath"]!;
}
