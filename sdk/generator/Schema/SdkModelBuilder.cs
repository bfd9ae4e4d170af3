using System.Collections.Immutable;
using Monitoring.Generator.Model;

namespace Monitoring.Generator.Schema;

/// <summary>Collects the kinds and every type that they reach, inputs and outputs apart: a status is never an input.</summary>
public sealed class SdkModelBuilder(TypeModels types, SdkOverrides overrides)
{
    public SdkModel Build(IEnumerable<TypeName> kinds)
    {
        ImmutableArray<TypeModel> resources = [.. kinds.Select(Kind)];
        var inputs = Reach(resources, InputTypes);
        var outputs = Reach(resources.SelectMany(OutputTypes).Select(types.Of), OutputTypes);
        return new SdkModel(resources, inputs, outputs, Enums());
    }

    private TypeModel Kind(TypeName name)
    {
        var type = types.Of(name);
        return type.Kind is null ? throw new GeneratorException($"kinds.txt names {name}, which is a type but not a kind.") : type;
    }

    private ImmutableArray<TypeModel> Reach(IEnumerable<TypeModel> start, Func<TypeModel, IEnumerable<TypeName>> mentions)
    {
        var reached = new Dictionary<TypeName, TypeModel>();
        var pending = new Queue<TypeModel>(start);
        while (pending.TryDequeue(out var type))
        {
            if (!reached.TryAdd(type.Name, type))
                continue;
            foreach (var name in mentions(type).Where(name => !reached.ContainsKey(name)))
                pending.Enqueue(types.Of(name));
        }

        return [.. reached.Values.OrderBy(type => type.Name.ToString(), StringComparer.Ordinal)];
    }

    private ImmutableArray<EnumModel> Enums() =>
        [.. overrides.Enums.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new EnumModel(TypeName.Parse(e.Key), [.. e.Value]))];

    private static IEnumerable<TypeName> InputTypes(TypeModel type) => type.InputProperties.SelectMany(p => p.InputType.Mentions());

    private static IEnumerable<TypeName> OutputTypes(TypeModel type) => type.Properties.SelectMany(p => p.OutputType.Mentions());
}
