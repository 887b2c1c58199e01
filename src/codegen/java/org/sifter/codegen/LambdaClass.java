package org.sifter.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class of all lambdas of a class that have the same functional interface. Its instances know
 * by a number which of them they are, and keep what that one captures.
 */
final class LambdaClass {
  private static final String CONSTRUCTOR = "<init>";
  private static final String NUMBER = "number";

  private final ClassNode node = new ClassNode();
  private final Map<String, FieldNode> fields = new HashMap<>();
  private final List<InvokeDynamicInsnNode> lambdas = new ArrayList<>();

  /**
   * Starts without lambdas.
   *
   * @param outer the class that has them
   * @param first the first of them, which is not added yet
   */
  LambdaClass(ClassNode outer, InvokeDynamicInsnNode first) {
    node.version = outer.version;
    node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    node.name = outer.name + "$$" + interfaceOf(first).replace('/', '_');
    node.superName = "java/lang/Object";
    node.interfaces.add(interfaceOf(first));
    addField(NUMBER, Type.INT_TYPE);
    MethodNode constructor = addMethod(Opcodes.ACC_PRIVATE, CONSTRUCTOR, "(I)V");
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(
        Opcodes.INVOKESPECIAL, node.superName, CONSTRUCTOR, "()V", /* isInterface= */ false);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitVarInsn(Opcodes.ILOAD, 1);
    constructor.visitFieldInsn(Opcodes.PUTFIELD, node.name, NUMBER, "I");
    constructor.visitInsn(Opcodes.RETURN);
  }

  /** The internal name of the interface that this lambda is an instance of. */
  static String interfaceOf(InvokeDynamicInsnNode lambda) {
    return Type.getReturnType(lambda.desc).getInternalName();
  }

  /** Adds a lambda; the answer is what makes an instance of what it captures. */
  MethodInsnNode add(InvokeDynamicInsnNode lambda) {
    String name = "lambda" + lambdas.size();
    MethodNode method = addMethod(Opcodes.ACC_STATIC, name, lambda.desc);
    method.visitTypeInsn(Opcodes.NEW, node.name);
    method.visitInsn(Opcodes.DUP);
    method.visitIntInsn(Opcodes.SIPUSH, lambdas.size());
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, node.name, CONSTRUCTOR, "(I)V", /* isInterface= */ false);
    int variable = 0;
    List<FieldNode> captured = captured(lambda);
    for (int i = 0; i < captured.size(); i++) {
      Type type = Type.getArgumentTypes(lambda.desc)[i];
      method.visitInsn(Opcodes.DUP);
      method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
      method.visitFieldInsn(
          Opcodes.PUTFIELD, node.name, captured.get(i).name, captured.get(i).desc);
      variable += type.getSize();
    }
    method.visitInsn(Opcodes.ARETURN);
    lambdas.add(lambda);
    return new MethodInsnNode(Opcodes.INVOKESTATIC, node.name, name, lambda.desc);
  }

  /**
   * Where a lambda keeps what it captures: lambdas share the fields, and one for objects takes each
   * kind of them.
   */
  private List<FieldNode> captured(InvokeDynamicInsnNode lambda) {
    List<FieldNode> captured = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(lambda.desc)) {
      Type kind = Conversion.isPrimitive(type) ? type : Conversion.OBJECT;
      String prefix = kind.getDescriptor().substring(0, 1);
      String name =
          prefix + captured.stream().filter(field -> field.name.startsWith(prefix)).count();
      captured.add(fields.containsKey(name) ? fields.get(name) : addField(name, kind));
    }
    return captured;
  }

  /** The finished class, as one that may call what is private to the nest of this class. */
  ClassNode memberOf(ClassNode host) {
    addFunction();
    node.nestHostClass = host.name;
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(node.name);
    return node;
  }

  /** The method of the interface: goes by the number to what the lambda does. */
  private void addFunction() {
    InvokeDynamicInsnNode first = lambdas.get(0);
    MethodNode method = addMethod(Opcodes.ACC_PUBLIC, first.name, erased(first).getDescriptor());
    Label[] labels = lambdas.stream().map(lambda -> new Label()).toArray(Label[]::new);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitFieldInsn(Opcodes.GETFIELD, node.name, NUMBER, "I");
    method.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    for (int i = 0; i < labels.length; i++) {
      method.visitLabel(labels[i]);
      method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      addBody(method, lambdas.get(i));
    }
  }

  private void addBody(MethodNode method, InvokeDynamicInsnNode lambda) {
    Handle called = (Handle) lambda.bsmArgs[1];
    boolean isConstructor = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (isConstructor) {
      method.visitTypeInsn(Opcodes.NEW, called.getOwner());
      method.visitInsn(Opcodes.DUP);
    }
    List<Type> parameters = parameters(called);
    int parameter = 0;
    Type[] capturedTypes = Type.getArgumentTypes(lambda.desc);
    for (FieldNode field : captured(lambda)) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitFieldInsn(Opcodes.GETFIELD, node.name, field.name, field.desc);
      Type type = capturedTypes[parameter];
      new Conversion(Type.getType(field.desc), type, parameters.get(parameter++)).add(method);
    }
    int variable = 1;
    Type[] precise = ((Type) lambda.bsmArgs[2]).getArgumentTypes();
    for (int i = 0; i < precise.length; i++) {
      Type type = erased(lambda).getArgumentTypes()[i];
      method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
      new Conversion(type, precise[i], parameters.get(parameter++)).add(method);
      variable += type.getSize();
    }
    method.visitMethodInsn(
        opcode(called),
        called.getOwner(),
        called.getName(),
        called.getDesc(),
        called.isInterface());
    Type result =
        isConstructor
            ? Type.getObjectType(called.getOwner())
            : Type.getReturnType(called.getDesc());
    Type wanted = erased(lambda).getReturnType();
    new Conversion(result, result, wanted).add(method);
    method.visitInsn(wanted.getOpcode(Opcodes.IRETURN));
  }

  /** What the interface's method takes and returns, without type parameters. */
  private static Type erased(InvokeDynamicInsnNode lambda) {
    return (Type) lambda.bsmArgs[0];
  }

  private static List<Type> parameters(Handle called) {
    List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(called.getDesc())));
    if (called.getTag() != Opcodes.H_INVOKESTATIC
        && called.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
      parameters.add(0, Type.getObjectType(called.getOwner()));
    }
    return parameters;
  }

  /** Also private methods are called as virtual ones by classes of their nest. */
  private static int opcode(Handle called) {
    return switch (called.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private FieldNode addField(String name, Type type) {
    FieldNode field = new FieldNode(Opcodes.ACC_PRIVATE, name, type.getDescriptor(), null, null);
    node.fields.add(field);
    fields.put(name, field);
    return field;
  }

  private MethodNode addMethod(int access, String name, String descriptor) {
    MethodNode method = new MethodNode(access, name, descriptor, null, null);
    node.methods.add(method);
    return method;
  }
}
