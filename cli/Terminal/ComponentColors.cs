using System.Text;
using Spectre.Console;

namespace Monitoring.Cli.Terminal;

/// <summary>A colour for each name, the same at every run.</summary>
internal static class ComponentColors
{
    // Readable on dark and on light; red is left to errors, yellow to warnings.
    private static readonly Color[] Colours =
    [
        Color.Teal, Color.Blue, Color.Purple, Color.Green, Color.DodgerBlue1, Color.MediumOrchid, Color.DarkCyan, Color.Olive, Color.SteelBlue, Color.MediumPurple, Color.SeaGreen3, Color.RosyBrown,
    ];

    public static Color Of(string name) => Colours[Hash(name) % (uint)Colours.Length];

    /// <summary>FNV-1a. The runtime's own hash differs from run to run.</summary>
    private static uint Hash(string name) => Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (hash, one) => (hash ^ one) * 16777619u);
}
