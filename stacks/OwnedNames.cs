using System.Collections.Immutable;
using System.Reflection;
using Monitoring.Describe;
using Monitoring.Stacks.Settings;

namespace Monitoring.Stacks;

/// <summary>
/// Names under alert-rules/ and dashboards/ that belong to one of our tools or systems, whether this stack has it or not: the name itself
/// (<c>etcd</c>), and names that start with it (<c>etcd-extensive</c>). Only descriptions decide about them; everything else is the users' own.
/// </summary>
internal sealed class OwnedNames
{
    /// <summary>What is switched off describes nothing, so its name is read from its class: EtcdSystem is etcd, unless a constant says otherwise.</summary>
    private static readonly ImmutableSortedSet<string> Described =
        [.. typeof(IDescribed).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IDescribed))).Select(NameOf)];

    private readonly ImmutableSortedSet<string> _names;

    private OwnedNames(ImmutableSortedSet<string> names) => _names = names;

    public static OwnedNames Of(ImmutableArray<Description> descriptions) => new(Described
        .Union(descriptions.Select(description => description.Name))
        .Union(descriptions.SelectMany(description => description.RuleFiles))
        .Union(descriptions.Select(description => description.Dashboards?.Directory).OfType<string>()));

    public bool Contains(string name) => _names.Any(own => name == own || name.StartsWith($"{own}-", StringComparison.Ordinal));

    private static string NameOf(Type type) =>
        type.GetField("Name", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        ?? KebabCase.Of(type.Name.Replace("System", "", StringComparison.Ordinal).Replace("Tool", "", StringComparison.Ordinal));
}
