using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>
/// Shortens the times of an alert, so that a test need not sit through them: how long it waits, and the windows that it looks at, which shrink
/// because the times between scrapes have.
/// </summary>
internal static partial class RuleFiles
{
    public const int HastenedSeconds = 5;

    public static void Hasten(string folder, IReadOnlyCollection<string> alerts)
    {
        foreach (var file in Directory.GetFiles(folder))
            File.WriteAllText(file, YamlText.Edit(File.ReadAllText(file), root => Hasten(root, alerts)));
    }

    /// <summary>Lets groups that have an interval of their own go by the one of the configuration.</summary>
    public static void HastenGroups(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            File.WriteAllText(file, YamlText.Edit(File.ReadAllText(file), root =>
            {
                foreach (var group in root.Maps("groups"))
                    group.Children.Remove("interval");
            }));
        }
    }

    private static void Hasten(YamlMappingNode root, IReadOnlyCollection<string> alerts)
    {
        foreach (var rule in root.Maps("groups").SelectMany(group => group.Maps("rules")).Where(rule => alerts.Contains(rule.Text("alert"))))
        {
            rule.Set("for", $"{HastenedSeconds}s");
            rule.Set("expr", Window().Replace(rule.Text("expr")!, window => $"[{2 * int.Parse(window.Groups[1].Value, CultureInfo.InvariantCulture)}s]"));
            rule.Children.Remove("keep_firing_for");
        }
    }

    [GeneratedRegex(@"\[(\d+)m\]")]
    private static partial Regex Window();
}
