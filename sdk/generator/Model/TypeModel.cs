using System.Collections.Immutable;

namespace Monitoring.Generator.Model;

/// <summary>
/// An object type with its properties in ordinal order of their wire names; it has a kind when its objects can be created by themselves.
/// </summary>
public sealed record TypeModel(TypeName Name, ImmutableArray<PropertyModel> Properties, KindModel? Kind)
{
    /// <summary>What a program may set: everything but the status that the cluster reports.</summary>
    public IEnumerable<PropertyModel> InputProperties => Properties.Where(p => Kind is null || p.WireName != "status");
}
