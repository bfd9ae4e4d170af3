using System.Text.RegularExpressions;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Project;

/// <summary>Pulumi.yaml and the stacks beside it, read as Pulumi reads them.</summary>
public sealed partial class PulumiProject
{
    private const string FileName = "Pulumi.yaml";

    private readonly YamlMappingNode _yaml;
    private readonly string _stackFolder;

    private PulumiProject(string root, string text, YamlMappingNode yaml)
    {
        Root = root;
        Text = text;
        _yaml = yaml;
        _stackFolder = Path.Combine(root, YamlFile.Get(yaml, "stackConfigDir")?.ToString() ?? "");
        Name = YamlFile.Get(yaml, "name")?.ToString() ?? throw new ProblemsException(Problem.Error(FileName, "The project has no name."));
    }

    /// <summary>The folder of the project.</summary>
    public string Root { get; }

    /// <summary>The project's name: the part of its configuration keys before the colon.</summary>
    public string Name { get; }

    /// <summary>Text of Pulumi.yaml.</summary>
    public string Text { get; }

    /// <summary>Names of the stacks that have a file, in ordinal order.</summary>
    public IReadOnlyList<string> Stacks => Directory.Exists(_stackFolder)
        ? [.. Directory.EnumerateFiles(_stackFolder, "Pulumi.*.yaml").Select(f => Path.GetFileName(f)["Pulumi.".Length..^".yaml".Length]).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads the project in a folder.</summary>
    /// <exception cref="ProblemsException">Pulumi.yaml is missing or broken.</exception>
    public static PulumiProject Load(string root)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path))
            throw new ProblemsException(Problem.Error(FileName, $"The file does not exist in '{root}'."));
        var text = File.ReadAllText(path);
        return YamlFile.TryParse(text, FileName, out var yaml, out var problem)
            ? new PulumiProject(root, text, yaml)
            : throw new ProblemsException(problem);
    }

    /// <summary>Does nothing for a stack that has a file.</summary>
    /// <exception cref="ProblemsException">There is no such stack.</exception>
    public void Demand(string stack)
    {
        if (!StackName().IsMatch(stack) || !File.Exists(PathOf(stack)))
            throw new ProblemsException(Problem.Error(FileOf(stack), UnknownStack(stack)));
    }

    /// <summary>Reads the configuration of a stack, with the project's defaults filled in.</summary>
    /// <exception cref="ProblemsException">There is no such stack, its file is broken, or it holds a secret in plain text.</exception>
    public StackConfiguration ReadStack(string stack, IReadOnlyCollection<string> secretKeys)
    {
        Demand(stack);
        var file = FileOf(stack);
        if (!YamlFile.TryParse(File.ReadAllText(PathOf(stack)), file, out var yaml, out var problem))
            throw new ProblemsException(problem);

        var reader = new StackFileReader(Name, stack, file, secretKeys);
        reader.Read(YamlFile.Get(yaml, "config"));
        reader.AddDefaults(YamlFile.Get(_yaml, "config"));
        return reader.Problems.Count > 0 ? throw new ProblemsException(reader.Problems) : reader.Result;
    }

    private static string FileOf(string stack) => $"Pulumi.{stack}.yaml";

    private string PathOf(string stack) => Path.Combine(_stackFolder, FileOf(stack));

    [GeneratedRegex("^[A-Za-z0-9_.-]+$")]
    private static partial Regex StackName();

    private string UnknownStack(string stack)
    {
        var stacks = Stacks;
        return stacks.Count == 0
            ? "There is no such stack, and none other: no file Pulumi.<stack>.yaml beside Pulumi.yaml."
            : $"There is no stack '{stack}'.{Nearest.Suggestion(stack, stacks)} The stacks are {string.Join(", ", stacks)}.";
    }
}
