using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class ProviderTests
{
    private const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::special::special_id";

    [Fact]
    public async Task A_resource_names_the_provider_it_is_given_by_urn_and_id()
    {
        var mocks = await RunAsync(provider => _ = new Thing("thing", null, new CustomResourceOptions { Provider = provider }));

        Assert.Equal(Reference, mocks["thing"].Provider);
        Assert.Equal("pulumi:providers:test", mocks["special"].Type);
    }

    [Fact]
    public async Task A_component_hands_its_provider_down_to_children_of_the_same_package()
    {
        var mocks = await RunAsync(provider => _ = new Group("group", new ComponentResourceOptions { Provider = provider }, null, group =>
        {
            _ = new Thing("thing", null, new CustomResourceOptions { Parent = group });
            _ = new CustomResource("other:index:Thing", "other", ResourceArgs.Empty, new CustomResourceOptions { Parent = group });
        }));

        Assert.Equal(Reference, mocks["thing"].Provider);
        Assert.Equal("", mocks["other"].Provider);
    }

    [Fact]
    public async Task A_grandchild_inherits_as_well_and_a_child_of_nobody_does_not()
    {
        var mocks = await RunAsync(provider => _ = new Group("group", new ComponentResourceOptions { Providers = { provider } }, null, group =>
        {
            var inner = new Group("inner", new ComponentResourceOptions { Parent = group });
            _ = new Thing("thing", null, new CustomResourceOptions { Parent = inner });
            _ = new Thing("orphan");
        }));

        Assert.Equal(Reference, mocks["thing"].Provider);
        Assert.Equal("", mocks["orphan"].Provider);
    }

    [Fact]
    public async Task A_resource_hands_its_provider_down_to_its_children()
    {
        var mocks = await RunAsync(provider =>
        {
            var parent = new Thing("parent", null, new CustomResourceOptions { Provider = provider });
            _ = new Thing("child", null, new CustomResourceOptions { Parent = parent });
        });

        Assert.Equal(Reference, mocks["child"].Provider);
    }

    [Fact]
    public async Task A_provider_that_is_not_created_yet_is_named_without_an_id()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        await Run.PreviewAsync(mocks, () => _ = new Thing("thing", null, new CustomResourceOptions { Provider = new TestProvider("special") }));

        Assert.EndsWith("::04da6b54-80e4-46f7-96ec-b56ff0331ba9", mocks["thing"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_and_providers_together_are_an_error()
    {
        Exception? thrown = null;
        await RunAsync(provider => thrown = Record.Exception(() =>
            new Group("group", new ComponentResourceOptions { Provider = provider, Providers = { provider } })));

        Assert.IsType<ResourceException>(thrown);
    }

    private static async Task<RecordingMocks> RunAsync(Action<ProviderResource> program)
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () => program(new TestProvider("special")));
        return mocks;
    }
}
