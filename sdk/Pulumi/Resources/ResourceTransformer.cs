using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Runs the synchronous transformations: the resource's own first, then those of its parents up to the stack.</summary>
internal static class ResourceTransformer
{
    public static ResourceDefinition Apply(Resource resource, ResourceDefinition definition, Stack? stack)
    {
        var parent = definition.Options.Parent;
        foreach (var transformation in Chain(definition.Options, parent ?? stack))
        {
            if (transformation(new ResourceTransformationArgs(resource, definition.Args, definition.Options)) is not { } result)
                continue;
            if (result.Options.Parent != parent)
                throw new ArgumentException("Transformations cannot currently be used to change the `parent` of a resource.");
            definition = definition with { Args = result.Args, Options = result.Options };
        }
        return definition;
    }

    public static ImmutableArray<ResourceTransformation> Chain(ResourceOptions options, Resource? parent) =>
        [.. options.ResourceTransformations, .. parent?.Inheritance.Transformations ?? []];
}
