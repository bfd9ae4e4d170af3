using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Writes the whole SDK: one file per namespace, which compiles faster than one per type.</summary>
public static class SdkEmitter
{
    /// <summary>The files by their path under the Generated folder.</summary>
    public static SortedDictionary<string, string> Emit(SdkModel model)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(files, "Resources", "Pulumi.Kubernetes", model.Resources, type => type.Name, ResourceEmitter.Emit);
        Add(files, "Enums", "Pulumi.Kubernetes", model.Enums, type => type.Name, EnumEmitter.Emit);
        Add(files, "Inputs", "Pulumi.Kubernetes.Types.Inputs", model.Inputs, type => type.Name, InputEmitter.Emit);
        Add(files, "Outputs", "Pulumi.Kubernetes.Types.Outputs", model.Outputs, type => type.Name, OutputEmitter.Emit);
        return files;
    }

    private static void Add<T>(
        SortedDictionary<string, string> files, string folder, string root, IEnumerable<T> types, Func<T, TypeName> name, Action<CodeWriter, T> emit)
    {
        foreach (var group in types.GroupBy(type => name(type).Group))
        {
            var code = new CodeWriter($"{root}.{group.Key}");
            foreach (var type in group)
                emit(code, type);
            files.Add($"{folder}/{group.Key}.cs", code.ToString());
        }
    }
}
