package org.sifter.codegen;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * How the value on top of the stack becomes one that a method takes or returns: what {@code
 * java.lang.invoke.LambdaMetafactory} says of adapting arguments and results.
 *
 * @param from its type as far as Java checks it
 * @param known its type as far as the compiler knows it; the same, or more precise
 * @param to the type that is wanted, or void
 */
record Conversion(Type from, Type known, Type to) {
  static final Type OBJECT = Type.getType(Object.class);

  private static final Map<Type, Type> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
          Type.BYTE_TYPE, Type.getType(Byte.class),
          Type.CHAR_TYPE, Type.getType(Character.class),
          Type.SHORT_TYPE, Type.getType(Short.class),
          Type.INT_TYPE, Type.getType(Integer.class),
          Type.LONG_TYPE, Type.getType(Long.class),
          Type.FLOAT_TYPE, Type.getType(Float.class),
          Type.DOUBLE_TYPE, Type.getType(Double.class));

  static boolean isPrimitive(Type type) {
    return BOXES.containsKey(type);
  }

  void add(MethodNode method) {
    if (to.equals(Type.VOID_TYPE)) {
      drop(method);
    } else if (isPrimitive(to)) {
      widen(method, isPrimitive(from) ? from : unbox(method));
    } else if (isPrimitive(from)) {
      Type box = BOXES.get(from);
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          box.getInternalName(),
          "valueOf",
          Type.getMethodDescriptor(box, from),
          /* isInterface= */ false);
    } else {
      cast(method, to);
    }
  }

  private void drop(MethodNode method) {
    if (from.getSize() > 0) {
      method.visitInsn(from.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
    }
  }

  /** The answer is what it is then. */
  private Type unbox(MethodNode method) {
    Type primitive =
        BOXES.keySet().stream()
            .filter(type -> BOXES.get(type).equals(known))
            .findFirst()
            .orElse(
                to); // the compiler knows only that it is an object: it is that of what is wanted
    Type box = BOXES.get(primitive);
    cast(method, box);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        box.getInternalName(),
        primitive.getClassName() + "Value",
        Type.getMethodDescriptor(primitive),
        /* isInterface= */ false);
    return primitive;
  }

  private void cast(MethodNode method, Type type) {
    if (!type.equals(from) && !type.equals(OBJECT)) {
      method.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }

  private void widen(MethodNode method, Type primitive) {
    if (primitive.equals(to)) {
      return;
    }
    boolean isLong = primitive.equals(Type.LONG_TYPE);
    switch (to.getSort()) {
      case Type.LONG -> method.visitInsn(Opcodes.I2L);
      case Type.FLOAT -> method.visitInsn(isLong ? Opcodes.L2F : Opcodes.I2F);
      case Type.DOUBLE ->
          method.visitInsn(
              isLong ? Opcodes.L2D : primitive.equals(Type.FLOAT_TYPE) ? Opcodes.F2D : Opcodes.I2D);
      default -> {} // all smaller ones are ints on the stack
    }
  }
}
