using System.Collections.Immutable;

namespace Monitoring.Generator.Model;

/// <summary>Everything that is written, each list in ordinal order.</summary>
public sealed record SdkModel(
    ImmutableArray<TypeModel> Resources,
    ImmutableArray<TypeModel> Inputs,
    ImmutableArray<TypeModel> Outputs,
    ImmutableArray<EnumModel> Enums);
