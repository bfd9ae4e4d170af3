using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class SecretsStaySecret(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void A_secret_in_a_ConfigMap_is_found() =>
        Finds("data", "ConfigMap", "alertmanager-config", body => body["data"]!["key"] = $"token: {Placeholders.Of("onCallKey")}");

    [Fact]
    public void A_secret_on_a_command_line_is_found() =>
        Finds("args", "StatefulSet", "alertmanager", body => Container(body)["args"]![0] = $"--key={Placeholders.Of("onCallKey")}");

    [Fact]
    public void The_placeholders_are_in_the_Secrets_so_that_this_rule_sees_something()
    {
        Assert.Equal(Placeholders.Of("onCallKey"), Runs.Full.Find("Secret", "alertmanager-secrets").Text("stringData.on-call-key"));
        Assert.Equal(Placeholders.Of("grafana-admin-password"), Runs.Full.Find("Secret", "grafana-admin").Text("stringData.admin-password"));
    }

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        from resource in stack.Resources
        where resource.Kind != "Secret"
        from value in resource.Body.DescendantsAndSelf().OfType<Newtonsoft.Json.Linq.JValue>()
        where value.Value is string text && text.Contains(Placeholders.Prefix, StringComparison.Ordinal) && !IsKeptSecret(resource, value.Path)
        select $"{resource.Id} shows a secret in {value.Path}.";

    /// <summary>Private keys that certificates are made with or that open a host; the provider's inputs of these names are secrets by themselves.</summary>
    private static bool IsKeptSecret(StackResource resource, string path) =>
        (resource.Type.StartsWith("tls:", StringComparison.Ordinal) && path is "privateKeyPem" or "caPrivateKeyPem")
        || (resource.Type.StartsWith("command:", StringComparison.Ordinal) && path is "connection.privateKey");
}
