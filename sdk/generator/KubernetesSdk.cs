using System.Collections.Immutable;
using Monitoring.Generator.Emit;
using Monitoring.Generator.Schema;

namespace Monitoring.Generator;

/// <summary>The generated part of Pulumi.Kubernetes, in the repository at <paramref name="root"/>.</summary>
public sealed class KubernetesSdk(string root)
{
    /// <summary>Where the generated files are, seen from the repository's root.</summary>
    public const string Folder = "sdk/Pulumi.Kubernetes/Generated";

    private readonly GeneratedFolder _folder = new(Path.Combine(root, Folder));

    /// <summary>Writes the files and returns how many there are.</summary>
    public int Regenerate()
    {
        var files = Files();
        _folder.Write(files);
        return files.Count;
    }

    /// <summary>The committed files that differ from what would be generated.</summary>
    public ImmutableArray<string> Differences() => _folder.Differences(Files());

    private SortedDictionary<string, string> Files()
    {
        var overrides = SdkOverrides.Read(Input("overrides.jsonc"));
        var types = new TypeModels(Definitions.Read(Input("definitions-1.36.json.gz")), overrides);
        var model = new SdkModelBuilder(types, overrides).Build(KindList.Read(Input("kinds.txt")));
        OverrideCheck.Run(overrides, model);
        return SdkEmitter.Emit(model);
    }

    private string Input(string name) => Path.Combine(root, "sdk", "generator", name);
}
