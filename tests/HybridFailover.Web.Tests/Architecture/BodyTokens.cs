using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace HybridFailover.Web.Tests.Architecture;

/// <summary>The tokens in a method's body (ECMA-335, partition III).</summary>
internal static class BodyTokens
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value, code => code.OperandType);

    public static IReadOnlyList<EntityHandle> In(ReadOnlySpan<byte> body)
    {
        var tokens = new List<EntityHandle>();
        while (body.Length > 0)
        {
            var isLong = body[0] == 0xfe;
            var operand = Operands[isLong ? (short)(0xfe00 | body[1]) : body[0]];
            body = body[(isLong ? 2 : 1)..];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                tokens.Add(MetadataTokens.EntityHandle(BinaryPrimitives.ReadInt32LittleEndian(body)));
            body = body[Length(operand, body)..];
        }

        return tokens;
    }

    private static int Length(OperandType operand, ReadOnlySpan<byte> rest) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };
}
