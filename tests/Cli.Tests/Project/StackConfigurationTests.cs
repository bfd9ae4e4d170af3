using Monitoring.Cli;
using Monitoring.Cli.Project;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Project;

public sealed class StackConfigurationTests
{
    private const string ProjectFile = """
        name: monitoring
        runtime: dotnet
        config:
          namespace: {type: string, default: monitoring}
          monitoring:prometheus: {type: object, default: {retention: 24h, nested: {on: true}}}
          kubernetes:context: {value: minikube}
          replicas: 3
        """;

    [Theory]
    [InlineData("text", "text")]
    [InlineData("24h", "24h")]
    [InlineData("\"007\"", "007")]
    [InlineData("3", "3")]
    [InlineData("True", "true")]
    [InlineData("\"True\"", "True")]
    [InlineData("~", "")]
    [InlineData("[1, two, 3.5, true, null]", "[1,\"two\",3.5,true,null]")]
    [InlineData("{a: {b: \"1\"}, c: 08:00}", "{\"a\":{\"b\":\"1\"},\"c\":\"08:00\"}")]
    public void Values_arrive_as_Pulumi_passes_them(string yaml, string expected) => Assert.Equal(expected, Read($"  monitoring:namespace: {yaml}").Values["monitoring:namespace"]);

    [Fact]
    public void Defaults_of_the_project_fill_in_what_the_stack_leaves_out_and_are_replaced_whole()
    {
        var values = Read("  monitoring:prometheus: {volume: 1Gi}").Values;

        Assert.Equal(
            ("monitoring", "{\"volume\":\"1Gi\"}", "minikube", "3"),
            (values["monitoring:namespace"], values["monitoring:prometheus"], values["kubernetes:context"], values["monitoring:replicas"]));
        Assert.Equal("{\"retention\":\"24h\",\"nested\":{\"on\":true}}", Read("").Values["monitoring:prometheus"]);
    }

    [Fact]
    public void Keys_of_providers_pass_through_but_are_none_of_the_project_s_own()
    {
        var configuration = Read("  kubernetes:context: prod\n  monitoring:namespace: x");

        Assert.Equal("prod", configuration.Values["kubernetes:context"]);
        Assert.Equal(["namespace", "prometheus", "replicas"], configuration.OwnValues.Keys);
    }

    [Fact]
    public void The_program_gets_a_placeholder_for_every_secret_set_or_not()
    {
        var configuration = Read("  monitoring:key: {secure: v1:abc}\n  kubernetes:kubeconfig: {secure: v1:def}");

        var config = JObject.Parse(configuration.ToPulumiConfig());
        Assert.Equal("<secret: pulumi config monitoring:key>", config["monitoring:key"]);
        Assert.Equal("<secret: pulumi config monitoring:other>", config["monitoring:other"]);
        Assert.Equal("<secret: pulumi config kubernetes:kubeconfig>", config["kubernetes:kubeconfig"]);
        Assert.Equal(["other"], configuration.MissingSecrets(["key", "other"]));
    }

    [Fact]
    public void A_value_that_need_not_be_encrypted_must_not_be()
    {
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => Read("  monitoring:namespace: {secure: v1:abc}")).Problems);

        Assert.Equal("Pulumi.test.yaml:2: monitoring:namespace is not a secret of this project and cannot be encrypted; the secrets are key, other.", problem.ToString());
    }

    private static StackConfiguration Read(string config)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Pulumi.yaml"], ProjectFile);
        File.WriteAllText(folder["Pulumi.test.yaml"], $"config:\n{config}\n");
        return PulumiProject.Load(folder.FullPath).ReadStack("test", ["key", "other"]);
    }
}
