using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Xunit;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class ProviderTests
{
    [Fact]
    public async Task Everything_but_text_is_sent_as_a_string_of_JSON()
    {
        var run = await MockedProgram.RunAsync(() => _ = new Provider("cluster", new ProviderArgs
        {
            KubeConfig = "~/.kube/other",
            EnableServerSideApply = true,
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 10, Qps = 2.5 },
        }));

        Assert.Equal("pulumi:providers:kubernetes", run.Request("cluster").Type);
        run.AssertInputs("cluster", """
            {
              "kubeconfig": "~/.kube/other",
              "enableServerSideApply": "true",
              "kubeClientSettings": "{\"burst\":10,\"qps\":2.5}"
            }
            """);
    }

    [Fact]
    public async Task A_resource_is_sent_to_the_provider_that_it_names()
    {
        var run = await MockedProgram.RunAsync(() =>
        {
            var provider = new Provider("cluster", new ProviderArgs { KubeConfig = "~/.kube/other" });
            _ = new ConfigMap("settings", new ConfigMapArgs(), new CustomResourceOptions { Provider = provider });
        });

        Assert.EndsWith("::cluster::cluster_id", run.Request("settings").Provider, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True", "true")]
    [InlineData("0", "false")]
    [InlineData("perhaps", null)]
    public async Task What_is_left_unset_is_taken_from_the_environment(string value, string? sent)
    {
        const string Variable = "PULUMI_K8S_DELETE_UNREACHABLE";
        Environment.SetEnvironmentVariable(Variable, value);
        try
        {
            var run = await MockedProgram.RunAsync(() => _ = new Provider("cluster"));

            Assert.Equal(sent, run.Request("cluster").Inputs.GetValueOrDefault("deleteUnreachable"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
