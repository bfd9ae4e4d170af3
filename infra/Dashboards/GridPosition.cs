namespace Monitoring.Dashboards;

/// <summary>Place of a panel on the grid, which is 24 units wide and as high as it needs to be.</summary>
/// <param name="X">Columns to the left of it.</param>
/// <param name="Y">Rows above it.</param>
/// <param name="Width">Columns that it covers.</param>
/// <param name="Height">Rows that it covers.</param>
public sealed record GridPosition(int X, int Y, int Width, int Height)
{
    /// <summary>Columns of the grid.</summary>
    public const int Columns = 24;

    public bool IsOnGrid => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X + Width <= Columns;

    public bool Overlaps(GridPosition other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    public override string ToString() => $"x {X}, y {Y}, w {Width}, h {Height}";
}
