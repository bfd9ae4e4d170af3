using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Utilities;
using Xunit;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class KindTests
{
    [Fact]
    public async Task ApiVersion_and_kind_are_forced_on_the_very_args_that_were_passed()
    {
        var args = new DeploymentArgs { ApiVersion = "wrong/v1", Kind = "Wrong" };

        var run = await MockedProgram.RunAsync(() => _ = new Deployment("web", args));

        run.AssertInputs("web", """{ "apiVersion": "apps/v1", "kind": "Deployment" }""");
        Assert.Equal("apps/v1", await OutputUtilities.GetValueAsync(args.ApiVersion!.ToOutput()));
        Assert.Equal("Deployment", await OutputUtilities.GetValueAsync(args.Kind!.ToOutput()));
    }

    [Fact]
    public async Task Args_may_be_left_out()
    {
        var run = await MockedProgram.RunAsync(() => _ = new Namespace("monitoring"));

        Assert.Equal("kubernetes:core/v1:Namespace", run.Request("monitoring").Type);
        run.AssertInputs("monitoring", """{ "apiVersion": "v1", "kind": "Namespace" }""");
    }

    [Fact]
    public async Task An_object_of_an_older_API_version_is_known_by_its_aliases()
    {
        var seen = new SeenOptions();

        await MockedProgram.RunAsync(() => _ = new Deployment("web", new DeploymentArgs(), seen.Options));

        var aliases = await Task.WhenAll(seen.Final.Aliases.Select(async alias =>
            await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(alias.ToOutput())).Type!.ToOutput())));
        Assert.Equal(
            [
                "kubernetes:apps/v1beta1:Deployment",
                "kubernetes:apps/v1beta2:Deployment",
                "kubernetes:extensions/v1beta1:Deployment",
            ],
            aliases.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_provider_plugin_is_asked_for_by_the_version_of_the_SDK()
    {
        var seen = new SeenOptions();

        await MockedProgram.RunAsync(() => _ = new ConfigMap("settings", new ConfigMapArgs(), seen.Options));

        Assert.Equal("4.32.0", seen.Final.Version);
    }

    [Fact]
    public async Task Get_reads_the_object_with_the_given_id()
    {
        var run = await MockedProgram.RunAsync(() => _ = ConfigMap.Get("settings", "kube-system/coredns"));

        Assert.Equal("kube-system/coredns", run.Request("settings").Id);
        Assert.Empty(run.Request("settings").Inputs);
        Assert.Equal("kube-system/coredns", await OutputUtilities.GetValueAsync(Assert.IsType<ConfigMap>(Assert.Single(run.Resources)).Id));
    }

    [Fact]
    public async Task Assigned_secret_data_is_secret_and_so_is_what_comes_back()
    {
        var seen = new SeenOptions();
        var args = new SecretArgs { StringData = new InputMap<string> { ["key"] = "value" } };

        await MockedProgram.RunAsync(() => _ = new Secret("credentials", args, seen.Options));

        Assert.True(await Output.IsSecretAsync(args.StringData.ToOutput()));
        Assert.Equal(["data", "stringData"], seen.Final.AdditionalSecretOutputs);
    }
}
