using System.Diagnostics.CodeAnalysis;
using Monitoring.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Stacks.Settings;

/// <summary>Reads the mapping that Pulumi.yaml and Pulumi.&lt;stack&gt;.yaml consist of.</summary>
public static class YamlFile
{
    /// <summary>Parses <paramref name="text"/>; false gives one problem with the file's name and, where it is known, the line.</summary>
    public static bool TryParse(string text, string file, [NotNullWhen(true)] out YamlMappingNode? root, [NotNullWhen(false)] out Problem? problem)
    {
        root = null;
        problem = null;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            root = stream.Documents switch
            {
                [] => new YamlMappingNode(),
                [{ RootNode: YamlMappingNode mapping }] => mapping,
                _ => null,
            };
            problem = root is null ? Problem.Error(file, "The file has to be one YAML document of the form 'key: value'.") : null;
        }
        catch (YamlException e)
        {
            problem = Problem.Error($"{file}:{e.Start.Line}", $"The file is not valid YAML: {Reason(e)}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner loses its way in an unclosed [ or { before a key and forgets where it was.
            problem = Problem.Error(file, "The file is not valid YAML: a bracket is not closed.");
        }

        return root is not null;
    }

    /// <summary>The value behind a key, or null.</summary>
    public static YamlNode? Get(YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var value) ? value : null;

    /// <summary>YamlDotNet's reasons begin with the position, which the problem names already; they quote keys but no values.</summary>
    private static string Reason(YamlException e)
    {
        var reason = e.Message[(e.Message.LastIndexOf("): ", StringComparison.Ordinal) + 1)..].TrimStart(':', ' ');
        return reason.EndsWith('.') ? reason : $"{reason}.";
    }
}
