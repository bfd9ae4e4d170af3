using System.Reflection;
using Monitoring.Tests.Sdk.Surface;
using Pulumi;
using Pulumi.Kubernetes;
using Xunit;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class KubernetesSurfaceTests
{
    private static readonly Assembly Assembly = typeof(KubernetesResource).Assembly;

    private static readonly SurfaceComparison Surface = new(
        Assembly,
        new TypeNames(
            ("Pulumi.Kubernetes.Types.Inputs.", "In."),
            ("Pulumi.Kubernetes.Types.Outputs.", "Out."),
            ("Pulumi.Kubernetes.KubernetesResource", "KubernetesResource"),
            ("Pulumi.Kubernetes.", "")),
        "pulumi-kubernetes-api.txt");

    [Fact]
    public void Every_covered_type_offers_exactly_what_the_official_one_offers()
    {
        Assert.Equal(551, Surface.Types);
        Surface.AssertNoDifferences();
    }

    [Fact]
    public void The_bundled_assembly_has_no_public_type_of_its_own()
    {
        if (LoadedSdk.IsBundled)
            Assert.Equal(["KubernetesResource"], Surface.Additions());
    }

    [Fact]
    public void In_the_bundled_assembly_an_optional_input_may_be_null_and_a_required_one_may_not()
    {
        if (!LoadedSdk.IsBundled)
            return;

        var nullability = new NullabilityInfoContext();
        var wrong =
            from type in Assembly.GetExportedTypes()
            where type.IsSubclassOf(typeof(ResourceArgs))
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let input = property.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(InputAttribute))
            where input is not null && property.CanWrite
            let required = input.ConstructorArguments[1].Value is true
            where nullability.Create(property).WriteState != (required ? NullabilityState.NotNull : NullabilityState.Nullable)
            select $"{type.Name}.{property.Name}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_base_of_all_kinds_cannot_be_derived_from()
    {
        Assert.True(typeof(KubernetesResource).IsAbstract);
        Assert.All(
            typeof(KubernetesResource).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsAssembly || constructor.IsFamilyAndAssembly));
    }
}
