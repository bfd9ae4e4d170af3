using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class ResourceOptionsTests
{
    [Fact]
    public void In_a_merge_scalars_of_the_second_win_and_lists_are_concatenated()
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions { Protect = true, Version = "1", IgnoreChanges = { "a" }, ImportId = "i" },
            new CustomResourceOptions { Version = "2", IgnoreChanges = { "b" }, AdditionalSecretOutputs = { "s" } });

        Assert.True(merged.Protect);
        Assert.Equal("2", merged.Version);
        Assert.Equal("i", merged.ImportId);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["s"], merged.AdditionalSecretOutputs);
    }

    [Fact]
    public void A_merge_changes_neither_of_its_arguments()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions { IgnoreChanges = { "b" } };

        CustomResourceOptions.Merge(first, second).IgnoreChanges.Add("c");

        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
    }

    [Fact]
    public void Nothing_merged_with_nothing_is_empty_options() =>
        Assert.Null(ComponentResourceOptions.Merge(null, null).Version);

    [Fact]
    public async Task Merged_dependencies_are_concatenated()
    {
        var count = 0;
        await Run.UpdateAsync(new RecordingMocks(), () => CustomResourceOptions
            .Merge(new CustomResourceOptions { DependsOn = new Thing("a") }, new CustomResourceOptions { DependsOn = [new Thing("b")] })
            .DependsOn.Apply(resources => count = resources.Length));

        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Of_two_providers_for_one_package_the_second_stays()
    {
        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            var first = new TestProvider("first");
            var second = new TestProvider("second");

            var merged = ComponentResourceOptions.Merge(
                new ComponentResourceOptions { Providers = { first } },
                new ComponentResourceOptions { Providers = { second } });

            Assert.Equal([second], merged.Providers);
        });
    }

    [Fact]
    public async Task An_alias_by_urn_says_nothing_else()
    {
        var message = await Run.FailAsync(() => _ = new Thing("thing", null, new CustomResourceOptions
        {
            Aliases = { new Alias { Urn = "urn:pulumi:s::p::t:m:T::n", Name = "old" } },
        }));

        Assert.Contains("Alias", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_binding_appends_another()
    {
        var first = new ResourceHookBinding { BeforeCreate = { Hook("a") } };
        var both = first.Concat(new ResourceHookBinding { BeforeCreate = { Hook("b") } });

        Assert.Equal(["a", "b"], both.BeforeCreate.Select(hook => hook.Name));
        Assert.Single(first.BeforeCreate);
        Assert.True(new ResourceHookBinding().IsEmpty);
        Assert.False(both.Clone().IsEmpty);
    }

    private static ResourceHook Hook(string name) => new(name, (_, _) => Task.CompletedTask);
}
