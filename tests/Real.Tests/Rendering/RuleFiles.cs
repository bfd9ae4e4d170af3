using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>Shortens the waiting time of an alert, so that a test need not sit through it. Expressions stay as they are.</summary>
internal static class RuleFiles
{
    public const int HastenedSeconds = 5;

    public static void Hasten(string folder, string alert)
    {
        foreach (var file in Directory.GetFiles(folder))
            File.WriteAllText(file, YamlText.Edit(File.ReadAllText(file), root => Hasten(root, alert)));
    }

    private static void Hasten(YamlMappingNode root, string alert)
    {
        foreach (var rule in root.Maps("groups").SelectMany(group => group.Maps("rules")).Where(rule => rule.Text("alert") == alert))
        {
            rule.Set("for", $"{HastenedSeconds}s");
            rule.Children.Remove("keep_firing_for");
        }
    }
}
