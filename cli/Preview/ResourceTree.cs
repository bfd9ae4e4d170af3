using Monitoring.Cli.Engine;
using Spectre.Console;

namespace Monitoring.Cli.Preview;

/// <summary>Prints what is declared, by component: one line per kind with the names in the cluster.</summary>
internal static class ResourceTree
{
    public static void Write(IAnsiConsole console, RecordedProgram stack)
    {
        var children = stack.Resources.ToLookup(r => r.Parent);
        foreach (var top in stack.Resources.Where(r => r.Parent is null))
        {
            var tree = new Tree(Title(top)) { Guide = TreeGuide.Line };
            AddChildren(tree, top, children);
            console.Write(tree);
        }
    }

    private static void AddChildren(IHasTreeNodes node, RecordedResource parent, ILookup<RecordedResource?, RecordedResource> children)
    {
        var leaves = children[parent].Where(r => !children.Contains(r)).ToList();
        var width = leaves.Select(r => KindOf(r).Length).DefaultIfEmpty().Max();
        foreach (var kind in leaves.GroupBy(KindOf))
            node.AddNode(Line($"{kind.Key.PadRight(width)}  ", string.Join(", ", NamesOf([.. kind]))));
        foreach (var branch in children[parent].Where(r => children.Contains(r)))
            AddChildren(node.AddNode(Title(branch)), branch, children);
    }

    private static Paragraph Title(RecordedResource resource) => new Paragraph(resource.Name, new Style(Color.Aqua, decoration: Decoration.Bold))
        .Append($"  {KindOf(resource)}", new Style(decoration: Decoration.Dim));

    private static Paragraph Line(string kind, string names) => new Paragraph(kind, new Style(decoration: Decoration.Dim)).Append(names);

    private static string KindOf(RecordedResource resource) =>
        resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? $"{resource.Kind} provider" : resource.Kind;

    /// <summary>The names in the cluster, with the namespace where a name alone stands for several objects.</summary>
    private static IEnumerable<string> NamesOf(List<RecordedResource> resources) => resources.Select(r =>
        resources.Count(other => NameOf(other) == NameOf(r)) > 1 && r.Inputs.Text("metadata", "namespace") is { } @namespace
            ? $"{@namespace}/{NameOf(r)}"
            : NameOf(r));

    private static string NameOf(RecordedResource resource) => resource.Inputs.Text("metadata", "name") ?? resource.Name;
}
